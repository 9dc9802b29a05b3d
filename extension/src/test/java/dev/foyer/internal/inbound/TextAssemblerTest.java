// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextAssemblerTest {

    @Test
    void wholeMessage_isReturnedAsItIs() throws TooBig {
        String message = "hello";

        assertThat(new TextAssembler(5).add(message, true)).containsSame(message);
    }

    @Test
    void parts_areJoined() throws TooBig {
        var assembler = new TextAssembler(100);

        assertThat(assembler.add("a", false)).isEmpty();
        assertThat(assembler.add("", false)).isEmpty();
        assertThat(assembler.add("b", false)).isEmpty();
        assertThat(assembler.add("c", true)).hasValue("abc");
    }

    @Test
    void emptyLastPart_endsAMessage() throws TooBig {
        var assembler = new TextAssembler(100);

        assertThat(assembler.add("ab", false)).isEmpty();
        assertThat(assembler.add("", true)).hasValue("ab");
        assertThat(assembler.add("", true)).hasValue("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijkl", "éééééé", "€€€€", "😀😀😀", "aé€😀é"})
    void twelveBytes_fitInTwelveButNotInEleven(String text) throws TooBig {
        assertThat(new TextAssembler(12).add(text, true)).hasValue(text);
        assertThatThrownBy(() -> new TextAssembler(11).add(text, true)).isInstanceOf(TooBig.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijkl", "éééééé", "€€€€", "😀😀😀", "aé€😀é"})
    void splitAnywhere_countsTheSame(String text) throws TooBig {
        for (int at = 0; at <= text.length(); at++) { // in the middle of a surrogate pair, too
            String first = text.substring(0, at);
            String second = text.substring(at);
            var exact = new TextAssembler(12);
            var tight = new TextAssembler(11);

            exact.add(first, false);
            assertThat(exact.add(second, true)).hasValue(text);
            assertThatThrownBy(() -> {
                        tight.add(first, false);
                        tight.add(second, true);
                    })
                    .isInstanceOf(TooBig.class);
        }
    }

    @Test
    void tooManyParts_areDroppedAndRefusedAtTheEnd() throws TooBig {
        var assembler = new TextAssembler(2);
        assembler.add("a", false);
        assembler.add("b", false);

        assertThat(assembler.add("c", false)).isEmpty();

        assertThatThrownBy(() -> assembler.add("", true)).isInstanceOf(TooBig.class);
    }

    @Test
    void messageOfManyTimesTheLimit_isRefusedBeforeItsEnd() throws TooBig {
        var assembler = new TextAssembler(2);
        for (int i = 0; i < 8; i++) {
            assembler.add("x", false);
        }

        assertThatThrownBy(() -> assembler.add("x", false)).isInstanceOf(TooBig.class);
        assertThatThrownBy(() -> assembler.add("", true)).isInstanceOf(TooBig.class);
    }

    @Test
    void countAndText_startAnewWithEachMessage() throws TooBig {
        var assembler = new TextAssembler(4);

        for (String message : List.of("abcd", "efgh", "€a", "ijkl")) {
            assembler.add(message.substring(0, 1), false);
            assertThat(assembler.add(message.substring(1), true)).hasValue(message);
            assertThat(assembler.add("wxyz", true)).hasValue("wxyz");
        }
    }
}
