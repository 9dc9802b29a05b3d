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
import dev.foyer.spi.Position;
import dev.foyer.test.ReceivedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What members of the board have got when a simulation is over: rules N3, N4 and N5. */
final class Board {

    private final Simulation simulation;

    /** What any member has got at each position. */
    private final Map<Position, Integer> log = new HashMap<>();

    private Board(Simulation simulation) {
        this.simulation = simulation;
    }

    static void check(Simulation simulation) {
        var board = new Board(simulation);
        for (int node = 0; node < Simulation.NODES; node++) {
            board.check(simulation.onBoard(node), told(simulation, node));
        }
    }

    private static List<EventsMissed> told(Simulation simulation, int node) {
        return simulation.bar(node).missed().stream()
                .filter(event -> event.room() != null && event.room().name().equals(Club.BOARD))
                .toList();
    }

    private void check(List<ReceivedEvent> received, List<EventsMissed> told) {
        Set<Integer> numbers = new HashSet<>();
        Position last = null;
        for (ReceivedEvent event : received) {
            Position at = Position.parse(String.valueOf(event.at()));
            int number = event.as(Integer.class);
            assertThat(numbers.add(number)).as("%d comes once", number).isTrue();
            assertThat(log.computeIfAbsent(at, first -> number))
                    .as("the same for all at %s", at)
                    .isEqualTo(number);
            if (last != null) {
                assertThat(at).as("order").isGreaterThan(last);
                if (!at.follows(last) && at.number() != 0) {
                    assertThat(told).as("gap before %s", at).isNotEmpty();
                }
            }
            last = at;
        }
        for (int number = 0; number < simulation.emitted().size(); number++) {
            if (simulation.refused().contains(number)) {
                assertThat(numbers).as("nobody gets what was refused").doesNotContain(number);
            } else if (!numbers.contains(number)) {
                Instant at = simulation.emitted().get(number);
                assertThat(told)
                        .as("%s is missing on the board, of %s", number, at)
                        .anyMatch(event -> !at.isBefore(event.since()) && !at.isAfter(event.until()));
            }
        }
    }
}
