// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.fromrest;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.foyer.Room;
import dev.foyer.RoomClosed;
import dev.foyer.RoomName;
import dev.foyer.RoomOpened;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class Clock {

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    @RoomName("depot")
    private Room depot;

    private @Nullable Future<?> ticking; // for the observers, which are called one at a time

    void opened(@Observes RoomOpened event) {
        if (event.room().equals(depot)) {
            ticking = scheduler.scheduleAtFixedRate(
                    () -> depot.emit("clock", Instant.now()), 0, 100, TimeUnit.MILLISECONDS);
        }
    }

    void closed(@Observes RoomClosed event) {
        if (event.room().equals(depot)) {
            stop();
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }
}
