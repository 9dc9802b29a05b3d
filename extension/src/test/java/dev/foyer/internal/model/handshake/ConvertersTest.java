// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule H2. */
class ConvertersTest {

    /** A type of the application, with more than one factory. */
    public record Version(String text, String by) {
        public static Version fromString(String text) {
            return new Version(text, "fromString");
        }

        public static Version parse(String text) {
            return new Version(text, "parse");
        }

        public static Version valueOf(String text) {
            return new Version(text, "valueOf");
        }
    }

    /** A type whose factory is not one. */
    public record Odd(String text) {
        public Odd parse(String other) { // not static
            return new Odd(other);
        }

        public static String valueOf(String text) { // not of its type
            return text;
        }

        static Odd fromString(String text) { // not public
            return new Odd(text);
        }
    }

    /** An enum, one constant of which has a body. */
    public enum Level {
        LOW,
        HIGH {
            @Override
            int weight() {
                return 2;
            }
        };

        int weight() {
            return 1;
        }
    }

    static Stream<Arguments> valid() {
        return Stream.of(
                arguments(String.class, " any ", " any "),
                arguments(boolean.class, "true", true),
                arguments(Boolean.class, "FALSE", false),
                arguments(byte.class, "-128", (byte) -128),
                arguments(Short.class, "7", (short) 7),
                arguments(int.class, "-7", -7),
                arguments(Integer.class, "2147483647", Integer.MAX_VALUE),
                arguments(long.class, "9007199254740993", 9007199254740993L),
                arguments(float.class, "1.5", 1.5f),
                arguments(Double.class, "-1e3", -1000.0),
                arguments(char.class, "x", 'x'),
                arguments(Character.class, " ", ' '),
                arguments(Level.class, "HIGH", Level.HIGH),
                arguments(DayOfWeek.class, "MONDAY", DayOfWeek.MONDAY),
                arguments(
                        UUID.class,
                        "123e4567-e89b-12d3-a456-426614174000",
                        UUID.fromString("123e4567-e89b-12d3-a456-426614174000")),
                arguments(URI.class, "https://example.com/a?b", URI.create("https://example.com/a?b")),
                arguments(Instant.class, "2026-01-01T00:00:00Z", Instant.parse("2026-01-01T00:00:00Z")),
                arguments(Duration.class, "PT10S", Duration.ofSeconds(10)),
                arguments(Period.class, "P1D", Period.ofDays(1)),
                arguments(LocalDate.class, "2026-02-28", LocalDate.of(2026, 2, 28)),
                arguments(LocalTime.class, "12:30", LocalTime.of(12, 30)),
                arguments(LocalDateTime.class, "2026-02-28T12:30", LocalDateTime.of(2026, 2, 28, 12, 30)),
                arguments(Year.class, "2026", Year.of(2026)),
                arguments(YearMonth.class, "2026-02", YearMonth.of(2026, 2)),
                arguments(
                        OffsetDateTime.class,
                        "2026-01-01T00:00:00+01:00",
                        OffsetDateTime.parse("2026-01-01T00:00:00+01:00")),
                arguments(
                        ZonedDateTime.class,
                        "2026-01-01T00:00:00+01:00[Europe/Paris]",
                        ZonedDateTime.parse("2026-01-01T00:00:00+01:00[Europe/Paris]")),
                arguments(Version.class, "1.2", new Version("1.2", "fromString")));
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments(boolean.class, "yes", "must be true or false"),
                arguments(Boolean.class, "", "must be true or false"),
                arguments(byte.class, "128", "must be a whole number in range"),
                arguments(int.class, "2147483648", "must be a whole number in range"),
                arguments(Integer.class, "1.5", "must be a whole number in range"),
                arguments(int.class, "", "must be a whole number in range"),
                arguments(long.class, "secret", "must be a whole number in range"),
                arguments(double.class, "secret", "must be a number"),
                arguments(Float.class, "1,5", "must be a number"),
                arguments(char.class, "xy", "must be a single character"),
                arguments(char.class, "", "must be a single character"),
                arguments(Level.class, "high", "must be one of [LOW, HIGH]"),
                arguments(Level.class, "", "must be one of [LOW, HIGH]"),
                arguments(UUID.class, "1-1-1-1-1", "must be a UUID"),
                arguments(UUID.class, "123e4567-e89b-12d3-a456-42661417400g", "must be a UUID"),
                arguments(URI.class, "http://a b", "must be a URI"),
                arguments(LocalDate.class, "2026-02-30", "must be a valid LocalDate"),
                arguments(Instant.class, "now", "must be a valid Instant"),
                arguments(Duration.class, "10s", "must be a valid Duration"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validText_isConverted(Class<?> type, String text, Object value) throws ReflectiveOperationException {
        assertThat(converter(type).function().convert(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidText_isRefused(Class<?> type, String text, String complaint) {
        Converter converter = converter(type);

        assertThatThrownBy(() -> converter.function().convert(text)).isInstanceOf(Exception.class);
        assertThat(converter.complaint()).isEqualTo(complaint);
    }

    @ParameterizedTest
    @ValueSource(classes = {Object.class, Map.class, List.class, int[].class, Odd.class, Thread.class, void.class})
    void otherTypes_haveNoConverter(Class<?> type) {
        assertThat(Converters.of(type)).isEmpty();
    }

    @Test
    void complaint_neverHoldsTheValue() {
        assertThat(converter(Version.class).complaint()).isEqualTo("must be a valid Version");
    }

    private static Converter converter(Class<?> type) {
        return Converters.of(type).orElseThrow();
    }
}
