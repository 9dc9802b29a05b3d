// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.foyer.EventsMissed;
import dev.foyer.Present;
import dev.foyer.Room;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one node makes of a simulation that is over.
 *
 * @param received what the member of the lobby has got, in that order
 * @param missed what the node told as missed
 * @param seen what it sees of each connection in the den
 */
record Outcome(
        List<Integer> received,
        List<EventsMissed> missed,
        List<Integer> sizes,
        Map<String, Integer> seen,
        Set<Integer> missing) {

    static Outcome of(Simulation simulation, int node) {
        Club.Bar bar = simulation.bar(node);
        List<Integer> received = simulation.received(node);
        var missing = new HashSet<Integer>();
        for (int number = 0; number < simulation.emitted().size(); number++) {
            missing.add(number);
        }
        received.forEach(missing::remove);
        Room den = bar.rooms().get(Club.DEN);
        return new Outcome(
                received,
                bar.missed(),
                List.of(bar.cluster().size(), bar.connections().count(), den.size()),
                seen(den),
                missing);
    }

    private static Map<String, Integer> seen(Room den) {
        var seen = new HashMap<String, Integer>();
        for (List<Present<Club.Seen>> user : den.presence(Club.Seen.class).values()) {
            user.forEach(one -> seen.put(one.connection(), one.value().number()));
        }
        return seen;
    }

    /** Rule N2: a number comes once at most, and those of one node in their order. */
    void checkOrder() {
        var latest = new int[] {-1, -1, -1};
        for (int number : received) {
            assertThat(number).isGreaterThan(latest[number % Simulation.NODES]);
            latest[number % Simulation.NODES] = number;
        }
    }

    /** Rule N4: a number that has not come lies in what was told. */
    void checkMissing(List<Instant> emitted) {
        for (int number : missing) {
            Instant at = emitted.get(number);
            assertThat(missed)
                    .as("%s is missing, of %s", number, at)
                    .anyMatch(
                            event -> concernsLobby(event) && !at.isBefore(event.since()) && !at.isAfter(event.until()));
        }
    }

    private static boolean concernsLobby(EventsMissed event) {
        return event.room() == null || event.room().name().equals(Club.LOBBY);
    }

    /** Rules N6, N7 and P4: all nodes and clients know the same in the end, and it is right. */
    void checkKnown(Guests guests) {
        assertThat(sizes)
                .as("nodes, connections, members of the den")
                .containsExactly(Simulation.NODES, Simulation.NODES + guests.connections(), guests.inDen());
        assertThat(seen).isEqualTo(guests.seen());
        assertThat(guests.told())
                .as("what clients were told")
                .allSatisfy(one -> assertThat(one)
                        .containsExactlyInAnyOrderElementsOf(guests.seen().values()));
    }
}
