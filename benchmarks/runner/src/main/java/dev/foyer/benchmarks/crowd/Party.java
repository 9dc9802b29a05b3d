// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.crowd;

import java.io.IOException;
import java.util.List;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.dialect.Dialect;

/** Who takes part: members of rooms, which are counted from the first room on, and publishers that are in none. */
public record Party(Dialect dialect, int firstRoom, Layout layout, List<Client> members, List<Client> publishers) {

    public Party {
        members = List.copyOf(members);
        publishers = List.copyOf(publishers);
    }

    /** Connects members and publishers to the engine's server, and brings the members into their rooms. */
    public static Party open(Engine engine, Dialect dialect, int firstRoom, Layout layout, int publishers)
            throws IOException {
        List<Client> members = Crowd.open(engine, layout.connections());
        var party = new Party(dialect, firstRoom, layout, members, Crowd.open(engine, publishers));
        Crowd.join(engine, dialect, members, layout, firstRoom);
        return party;
    }
}
