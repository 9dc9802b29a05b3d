// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How messages are taken apart; needs no server. */
class JoinedIT {

    @Test
    void frame_isItself() {
        assertThat(Joined.frames("{\"event\":\"a\"}")).containsExactly("{\"event\":\"a\"}");
        assertThat(Joined.frames("no JSON, [at] all")).containsExactly("no JSON, [at] all");
    }

    @Test
    void array_isItsFrames() {
        assertThat(Joined.frames("[{\"pong\":1}]")).containsExactly("{\"pong\":1}");
        assertThat(Joined.frames("[{\"a\":1},{\"b\" : 2} , {\"c\":3}]"))
                .containsExactly("{\"a\":1}", "{\"b\" : 2}", "{\"c\":3}");
    }

    @Test
    void commasAndBracketsWithin_doNotSplit() {
        String nested = "{\"data\":[[1,2],{\"x\":[3,{}]}],\"y\":[]}";
        String text = "{\"data\":\"],{[\\\"},\\\\\"}";
        String backslashes = "{\"data\":\"\\\\\",\"z\":\"\\\\\\\"]\"}";

        assertThat(Joined.frames("[" + nested + "," + text + "," + backslashes + "," + nested + "]"))
                .containsExactly(nested, text, backslashes, nested);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[]",
                "[{}",
                "[{},]",
                "[,{}]",
                "[{}]]",
                "[{}],{}",
                "[{}}",
                "[{\"a\":\"]}]",
                "[{\"a\":\"\\\"}]",
                "[{\"a\":\"\\"
            })
    void brokenArray_isRefused(String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Joined.frames(message));
    }
}
