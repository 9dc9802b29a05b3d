// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.util.Optional;

import dev.foyer.internal.audience.RoomPresences;
import dev.foyer.internal.cluster.Node;
import dev.foyer.internal.container.beans.Services;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.presence.Outlet;
import dev.foyer.internal.presence.PresenceJson;
import dev.foyer.internal.presence.PresenceLink;
import dev.foyer.internal.presence.Presences;

/** Wires what knows who is present in rooms. */
public final class Attending {

    private Attending() {}

    /**
     * Returns what knows that.
     *
     * @param outlet tells members
     * @param events validates what is said of somebody
     */
    public static RoomPresences presences(
            Services services,
            Optional<Node> node,
            Threads threads,
            Outlet outlet,
            PresenceJson json,
            EmitValidator events) {
        var presences = new Presences(
                RoomPresences.crowd(services.registry()),
                node.map(Node::presence).orElse(PresenceLink.NONE),
                outlet,
                threads.timer(),
                threads.nanos());
        return new RoomPresences(
                services.rules().presence(),
                events,
                json,
                presences,
                new RoomPresences.Moments(threads.clock(), threads));
    }
}
