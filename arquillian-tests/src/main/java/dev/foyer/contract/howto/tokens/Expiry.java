// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import org.jspecify.annotations.Nullable;

@ConnectionScoped
public class Expiry {

    private static final Closing EXPIRED = new Closing(4401, "token expired");

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private @Nullable Future<?> closing;

    public void closeAt(Instant expires, Connection connection) {
        long milliseconds = Duration.between(Instant.now(), expires).toMillis();
        closing = scheduler.schedule(() -> connection.close(EXPIRED), milliseconds, TimeUnit.MILLISECONDS);
    }

    @PreDestroy // when the connection has ended
    void cancel() {
        if (closing != null) {
            closing.cancel(false);
        }
    }
}
