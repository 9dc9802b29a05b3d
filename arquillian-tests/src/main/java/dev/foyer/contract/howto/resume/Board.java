// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.resume;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.foyer.ConnectionParked;
import dev.foyer.ConnectionResumed;
import dev.foyer.Room;
import dev.foyer.RoomName;

/** What the dispatchers of docs/howto/resume.md know. */
@ApplicationScoped
public class Board {

    @Inject
    @RoomName("dispatch")
    Room dispatch;

    private final Map<Integer, List<String>> stops = new ConcurrentHashMap<>();

    public void note(String text) {
        dispatch.emit("noted", text);
    }

    public void add(int tour, String stop) {
        stops.computeIfAbsent(tour, none -> new CopyOnWriteArrayList<>()).add(stop);
    }

    public List<String> stops(int tour) {
        return List.copyOf(stops.getOrDefault(tour, List.of()));
    }

    // tag::events
    void parked(@Observes ConnectionParked event) {
        note(event.connection().userId().orElse("somebody") + " has no line");
    }

    void resumed(@Observes ConnectionResumed event) {
        note(event.connection().userId().orElse("somebody") + " has a line again");
    }
    // end::events
}
