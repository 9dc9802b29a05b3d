// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.RoomHistory;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule Q7: which rooms keep a history. */
class HistoryReaderTest {

    private static final Retention DEFAULTS = new Retention(100, Duration.ofMinutes(5), 1_048_576);

    private final Problems problems = new Problems();

    @RoomHistory("lobby")
    @RoomHistory(value = "board:{id}", events = 5, age = "PT1H", bytes = 1_000)
    private static final class Boards {}

    @RoomHistory("board:{name}")
    private static final class Twice {}

    @RoomHistory("board:{")
    private static final class Broken {}

    @RoomHistory(value = "lobby", age = "forever")
    private static final class Ageless {}

    @RoomHistory(value = "lobby", events = 0)
    private static final class Empty {}

    @RoomHistory(value = "lobby", bytes = 1 << 30)
    private static final class Huge {}

    /** What is configured. */
    @NullMarked
    private record Configured(String text) implements SettingsSource {

        @Override
        public Optional<String> value(String key) {
            return key.equals("foyer.history") ? Optional.of(text) : Optional.empty();
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    private RoomTable<Retention> read(String configured, Class<?>... types) {
        return new HistoryReader(new Configured(configured), problems).read(List.of(types));
    }

    private String told() {
        return problems.asException().map(Throwable::getMessage).orElse("none");
    }

    @Test
    void annotations_areRead() {
        RoomTable<Retention> rules = read("", Boards.class, String.class);

        assertThat(rules.isEmpty()).isFalse();
        assertThat(rules.of("lobby")).hasValue(DEFAULTS);
        assertThat(rules.of("board:7")).hasValue(new Retention(5, Duration.ofHours(1), 1_000));
        assertThat(rules.of("board:7/8")).isEmpty();
        assertThat(rules.of("cafe")).isEmpty();
        assertThat(told()).isEqualTo("none");
        assertThat(read("", String.class).isEmpty()).isTrue();
    }

    @Test
    void configuration_wins() {
        RoomTable<Retention> rules = read(" board:{other}=7/2h , lobby=8 ,cafe=1/1s/2, a=b=9", Boards.class);

        assertThat(told()).isEqualTo("none");
        assertThat(rules.of("board:7")).hasValue(new Retention(7, Duration.ofHours(2), 1_048_576));
        assertThat(rules.of("lobby")).hasValue(new Retention(8, Duration.ofMinutes(5), 1_048_576));
        assertThat(rules.of("cafe")).hasValue(new Retention(1, Duration.ofSeconds(1), 2));
        assertThat(rules.of("a=b").map(Retention::events)).hasValue(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lobby",
                "lobby=",
                "=5",
                "lobby=0",
                "lobby=10001",
                "lobby=5/",
                "lobby=5/0s",
                "lobby=5/25h",
                "lobby=5/1m/0",
                "lobby=5/1m/99999999",
                "{a}{b}=5"
            })
    void mistakesInTheConfiguration_areTold(String text) {
        read("cafe=1," + text, Boards.class);

        assertThat(told())
                .contains("FOYER-1020")
                .contains("'foyer.history'")
                .contains("entry 2")
                .contains("lobby=100/5m");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(Broken.class, "a brace"),
                arguments(Ageless.class, "its age"),
                arguments(Empty.class, "0 events"),
                arguments(Huge.class, "1073741824 bytes"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesInAnnotations_areTold(Class<?> type, String complaint) {
        read("", type);

        assertThat(told()).contains("FOYER-1070").contains(type.getName()).contains(complaint);
    }

    @Test
    void twoAnnotationsForTheSameRooms_areAMistake() {
        read("", Boards.class, Twice.class);

        assertThat(told())
                .contains("FOYER-1071")
                .contains(Boards.class.getName())
                .contains(Twice.class.getName());
    }
}
