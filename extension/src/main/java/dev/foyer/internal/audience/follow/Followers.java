// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import java.util.List;

import dev.foyer.StateForgotten;
import dev.foyer.internal.audience.Emitter;
import dev.foyer.internal.audience.Follower;
import dev.foyer.internal.audience.NamedRoom;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.history.LogRooms;

/** Knows who follows a registry, and in which order. */
public final class Followers {

    private Followers() {}

    /** Opens a registry, and lets everybody follow it: what is told to clients comes before what observers do. */
    public static void open(Registry registry, Registry.Parts parts, Announcer announcer) {
        Emitter emitter = parts.emitter();
        LogRooms logs = emitter.histories().rooms();
        if (announcer.wants(StateForgotten.class)) {
            parts.states().rooms().observe((room, value) -> {
                announcer.add(new StateForgotten(new NamedRoom(room, registry), value));
                announcer.deliver();
            });
        }
        registry.open(
                parts,
                List.<Follower>of(
                        new NodesFollower(parts.others()),
                        new TrailsFollower(logs),
                        parts.presences(),
                        new HistoryFollower(logs),
                        new LatestFollower(emitter.latest()),
                        new StateFollower(parts.states()),
                        new ObserversFollower(announcer, room -> new NamedRoom(room, registry))));
    }
}
