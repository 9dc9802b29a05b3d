// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.BitSet;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** The books that the other tests trust. */
class LedgerTest {

    private final BitSet givenUp = new BitSet();
    private final Ledger ledger = new Ledger();

    private void receive(int... numbers) {
        for (int number : numbers) {
            ledger.received(LOBBY, "a " + number + " x");
        }
    }

    private int mistakes() {
        return ledger.mistakes(Map.of("a", givenUp)).size();
    }

    @Test
    void twice_orLate_isAMistake() {
        receive(0, 1, 1, 2);
        assertThat(mistakes()).isEqualTo(1);

        receive(1);
        assertThat(mistakes()).isEqualTo(2);
    }

    @Test
    void gap_isAMistake_unlessItWasTold() {
        receive(0, 2);
        assertThat(mistakes()).isEqualTo(1);

        givenUp.set(1);
        assertThat(mistakes()).isZero();
    }

    @Test
    void gap_mayLieBesideAnInterruption() {
        receive(0);
        ledger.interrupted();
        receive(5);
        receive(9);
        ledger.resumed(true);
        receive(12);
        assertThat(mistakes()).isZero();

        receive(14);
        assertThat(mistakes()).isEqualTo(1);
    }
}
