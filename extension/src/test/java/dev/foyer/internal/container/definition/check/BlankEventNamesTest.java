// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.util.List;

import dev.foyer.ClientEvent;
import dev.foyer.ServerEvent;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlankEventNamesTest {

    @ServerEvent(" ")
    @ClientEvent("named")
    record Said(String text) {}

    @ClientEvent("")
    record Say(String text) {}

    @Test
    void blankNames_areReported() {
        var problems = new Problems();

        BlankEventNames.check(List.of(Said.class, Say.class, String.class), problems);

        assertThat(problems.asException().orElseThrow().toString().lines().skip(1))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .contains("FOYER-1038: " + Said.class.getName() + " is annotated @ServerEvent"),
                        two -> assertThat(two)
                                .contains("FOYER-1038: " + Say.class.getName() + " is annotated @ClientEvent"));
    }
}
