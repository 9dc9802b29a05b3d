// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.foyer.RoomState;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Declarations of state: rule S1. */
class StateReaderTest {

    @RoomState(value = "board:{id}", idle = "2m", pace = 50)
    public record Board(String name) {
        static Board initial(String room) {
            if (room.isEmpty()) {
                throw new IllegalArgumentException("mine");
            }
            return new Board(room);
        }
    }

    @RoomState("board:{other}")
    public record Other(String name) {
        public static Other initial(String room) {
            return new Other(room);
        }
    }

    @RoomState("list")
    public record Cards(List<Board> cards, Map<String, Board> more) {
        static Cards initial(String room) {
            return new Cards(List.of(), Map.of());
        }
    }

    @RoomState("a")
    public record NoInitial(String name) {}

    @RoomState("b")
    public record OtherInitial(String name) {
        Object initial(String room) {
            return this;
        }
    }

    @RoomState(" ")
    public record Blank(String name) {}

    @RoomState(value = "c", idle = "0s")
    public record Brief(String name) {}

    @RoomState(value = "d", pace = -1)
    public record Fast(String name) {}

    @RoomState("e")
    public static class NoRecord {}

    @RoomState("f")
    record Hidden(String name) {
        static Hidden initial(String room) {
            return new Hidden(room);
        }
    }

    private final Problems problems = new Problems();

    private RoomTable<StateRule> read(Class<?>... types) {
        return new StateReader(problems).read(List.of(types));
    }

    private List<String> complaints() {
        return problems.asException()
                .map(Exception::toString)
                .orElse("")
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
    }

    @Test
    void declaration_isRead() {
        StateRule rule = read(Board.class, Cards.class).of("board:7").orElseThrow();

        assertThat(rule.type()).isEqualTo(Board.class);
        assertThat(rule.idle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(rule.pace()).isEqualTo(Duration.ofMillis(50));
        assertThat(rule.initial().apply("board:7")).isEqualTo(new Board("board:7"));
        assertThatThrownBy(() -> rule.initial().apply("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void everyMistake_isReported() {
        var rules = read(
                Board.class,
                Other.class,
                NoInitial.class,
                OtherInitial.class,
                Blank.class,
                Brief.class,
                Fast.class,
                NoRecord.class,
                Hidden.class,
                String.class);

        assertThat(rules.of("a")).isEmpty();
        assertThat(complaints())
                .anyMatch(
                        one -> one.startsWith("FOYER-1081: @RoomState(\"board:{other}\") of " + Other.class.getName()))
                .anyMatch(one -> one.startsWith("FOYER-1082: " + NoInitial.class.getName()))
                .anyMatch(one -> one.startsWith("FOYER-1082: " + OtherInitial.class.getName()))
                .anyMatch(one -> one.contains(Blank.class.getName() + " is not valid: it is blank"))
                .anyMatch(one -> one.contains(Brief.class.getName() + " is not valid: its idle time"))
                .anyMatch(one -> one.contains(Fast.class.getName() + " is not valid: its pace"))
                .anyMatch(one -> one.contains(NoRecord.class.getName() + " is not valid: it is no record"))
                .anyMatch(one -> one.startsWith("FOYER-1007: @RoomState(\"f\") uses " + Hidden.class.getName()))
                .hasSize(8);
    }
}
