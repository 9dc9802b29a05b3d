// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.util.List;
import java.util.stream.Stream;

import dev.foyer.RoomPresence;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PresencePatternsTest {

    @RoomPresence("lobby")
    public record Seen(String name) {}

    @RoomPresence("board:{id}")
    public record Card(String name, Stream<Inside> inside) {}

    @RoomPresence("board:{board}")
    public record OtherCard(String name) {}

    @RoomPresence("board:main")
    public record MainCard(String name) {}

    @RoomPresence(" ")
    public record Blank(String name) {}

    @RoomPresence("board:{id")
    public record Open(String name) {}

    @RoomPresence("a\nb")
    public record Line(String name) {}

    @RoomPresence("inner")
    record Hidden(String name) {}

    record Inside(String name) {}

    public record NoPresence(Inside inside) {}

    @Test // P1
    void everyMistake_isReported() {
        assertThat(problems(Card.class, OtherCard.class, Blank.class, Open.class, Line.class, Hidden.class))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("FOYER-1007: @RoomPresence(\"board:{id}\") uses " + Inside.class.getName()),
                        two -> assertThat(two)
                                .startsWith("FOYER-1007: @RoomPresence(\"inner\") uses " + Hidden.class.getName()),
                        three -> assertThat(three)
                                .startsWith("FOYER-1067: @RoomPresence of " + Blank.class.getName()
                                        + " is not valid: it is blank."),
                        four -> assertThat(four)
                                .startsWith("FOYER-1067: @RoomPresence of " + Line.class.getName()
                                        + " is not valid: it has a control character"),
                        five -> assertThat(five)
                                .startsWith("FOYER-1067: @RoomPresence of " + Open.class.getName()
                                        + " is not valid: a brace is not closed."),
                        six -> assertThat(six)
                                .startsWith("FOYER-1068: @RoomPresence(\"board:{board}\") of "
                                        + OtherCard.class.getName() + " matches the same rooms as that of "
                                        + Card.class.getName()));
    }

    @Test // P1
    void patternsOfWhichOneIsMoreExact_areRight() {
        assertThat(problems(Seen.class, OtherCard.class, MainCard.class, NoPresence.class))
                .isEmpty();
    }

    private static List<String> problems(Class<?>... types) {
        var problems = new Problems();
        PresencePatterns.check(List.of(types), problems);
        return problems.asException()
                .map(Exception::toString)
                .orElse("")
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
    }
}
