// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;

@ApplicationScoped
public class Attendance {

    private final Map<String, Integer> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger online = new AtomicInteger();

    void opened(@Observes ConnectionOpened event) {
        online.incrementAndGet();
    }

    void closed(@Observes ConnectionClosed event) {
        online.decrementAndGet();
    }

    void opened(@Observes RoomOpened event) {
        rooms.put(event.room().name(), 0);
    }

    void joined(@Observes RoomJoined event) {
        rooms.merge(event.room().name(), 1, Integer::sum);
    }

    void left(@Observes RoomLeft event) {
        rooms.merge(event.room().name(), -1, Integer::sum);
    }

    void closed(@Observes RoomClosed event) {
        rooms.remove(event.room().name());
    }

    public String report() {
        return online + " online, in " + rooms;
    }
}
