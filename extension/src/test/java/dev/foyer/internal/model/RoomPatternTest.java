// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoomPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"lobby", "board:{id}", "{id}", "{a}/{b}", "game-{a}-round-{b}", "a b", "{long-name}", "{a}."})
    void pattern_keepsItsText(String text) {
        assertThat(RoomPattern.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "{,           not closed",
        "board:{id,   not closed",
        "},           not opened",
        "a}b{c},      not opened",
        "{id}},       not opened",
        "{},          no name",
        "a{ }b,       no name",
        "{a{b}},      no name",
        "{a}-{a},     variable 'a' twice",
        "{a}{b},      nothing between",
        "x{a}{b},     nothing between",
    })
    void invalidPattern_isRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> RoomPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason.replace("''", "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "lobby,           lobby",
        "board:{id},      board:7",
        "board:{id},      board:7:8",
        "board:{id},      board:{id}",
        "board:{id},      board::",
        "{id},            x",
        "{a}/{b},         x/y",
        "{a}:{b},         a:b:c",
        "{a}:{b},         ::::",
        "{a}b/{c},        bb/x",
        "{a}-{b}-end,     1-end-end",
        "game-{a}-{b}!,   game-1-2!",
    })
    void name_thatFits_matches(String pattern, String room) {
        assertThat(RoomPattern.parse(pattern).matches(room)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "lobby,           lobby2",
        "lobby,           Lobby",
        "board:{id},      board:",
        "board:{id},      board:7/8",
        "board:{id},      board:/",
        "board:{id},      a board:7",
        "{id},            ''",
        "{a}/{b},         x/y/z",
        "{a}/{b},         /y",
        "{a}/{b},         x/",
        "{a}:{b},         ::",
        "aa{b}aa,         aaa",
        "aa{b}aa,         aaaa",
        "{a}-{b}-end,     1-end",
    })
    void name_thatDoesNotFit_doesNotMatch(String pattern, String room) {
        assertThat(RoomPattern.parse(pattern).matches(room)).isFalse();
    }

    /** Compares with the regular expression of the same meaning, which is slow for long names with many variables. */
    @RepeatedTest(20)
    void randomNames_matchAsWithARegularExpression() {
        var random = RandomGenerator.getDefault();
        String text = literal(random, 0) + "{v}" + literal(random, 1) + "{w}" + literal(random, 1) + "{x}"
                + literal(random, 0);
        var pattern = RoomPattern.parse(text);
        var expected =
                Pattern.compile(pattern.literals().stream().map(Pattern::quote).collect(Collectors.joining("[^/]+")));

        for (int i = 0; i < 2_000; i++) {
            String room = literal(random, 4);

            assertThat(pattern.matches(room))
                    .as("%s %s", text, room)
                    .isEqualTo(expected.matcher(room).matches());
        }
    }

    private static String literal(RandomGenerator random, int atLeast) {
        return Stream.generate(() -> "ab/".substring(random.nextInt(3)).substring(0, 1))
                .limit(atLeast + random.nextInt(atLeast == 4 ? 8 : 3))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"a-{b},a-{c}", "{x},{y}", "lobby,lobby"})
    void patterns_thatMatchTheSame_haveOneShape(String one, String other) {
        assertThat(RoomPattern.parse(one).shape())
                .isEqualTo(RoomPattern.parse(other).shape());
        assertThat(RoomPattern.parse(one)).isEqualByComparingTo(RoomPattern.parse(other));
    }

    @ParameterizedTest
    @CsvSource({"lobby,a-very-long-{pattern}", "board:{id},{id}", "{id}:board,{id}", "a-{b},b-{a}"})
    void moreExactPattern_comesFirst(String first, String second) {
        assertThat(RoomPattern.parse(first)).isLessThan(RoomPattern.parse(second));
    }
}
