// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.Map;
import java.util.Set;

import dev.foyer.spi.Position;
import org.junit.jupiter.api.Test;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** The books that the other tests trust. */
class LedgerTest {

    private final Ledger ledger = new Ledger();

    private void receive(int... numbers) {
        for (int number : numbers) {
            ledger.received(LOBBY, "a " + number + " x");
        }
    }

    private int mistakes(Integer... givenUp) {
        return ledger.mistakes(Map.of("a", Set.of(givenUp))).size();
    }

    @Test
    void twice_orLate_isAMistake() {
        receive(0, 1, 1, 2);
        assertThat(mistakes()).isEqualTo(1);

        receive(1);
        assertThat(mistakes()).isEqualTo(2);
    }

    @Test
    void gap_isAMistake_unlessItsSenderWasTold() {
        receive(0, 3);
        assertThat(mistakes()).isEqualTo(2);
        assertThat(mistakes(1, 2)).isZero();
    }

    @Test
    void gap_isExcusedOnce_byWhatWasTold() {
        receive(0);
        ledger.interrupted();
        ledger.resumed(true);
        receive(5);
        assertThat(mistakes()).isZero();

        receive(7);
        assertThat(mistakes()).isEqualTo(1);
    }

    @Test
    void gap_isNoneTheLessAMistake_ifNothingWasSaidToBeLost() {
        receive(0);
        ledger.interrupted();
        ledger.continued();
        receive(2);
        assertThat(mistakes()).isEqualTo(1);
    }

    @Test
    void positions_followEachOther() {
        ledger.logged(LOBBY, new Position(1, 0), "a 0 x");
        ledger.logged(LOBBY, new Position(1, 1), "a 1 x");
        ledger.logged(LOBBY, new Position(2, 0), "a 2 x");
        assertThat(mistakes()).isZero();

        ledger.logged(LOBBY, new Position(2, 2), "a 3 x");
        assertThat(mistakes()).isEqualTo(1);
    }
}
