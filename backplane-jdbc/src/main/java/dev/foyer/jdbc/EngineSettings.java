// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.foyer.spi.Backplane;

/**
 * What the application has set for this engine.
 *
 * @param datasource the name of the data source
 * @param createTables whether tables are created that are not there
 * @param join whether messages for logs are written within transactions
 * @param poll how often a node reads when it is quiet
 * @param limits how much may wait to be written, and for how long
 */
record EngineSettings(String datasource, boolean createTables, boolean join, Duration poll, Limits limits) {

    /** The setting that chooses this engine. */
    static final String DATASOURCE = "foyer.backplane.datasource";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern UNIT = Pattern.compile("\\d{1,9}(ms|s|m)");

    /**
     * Bounds what waits to be written.
     *
     * @param patience how long a message may wait
     * @param maxBytes how many bytes may wait
     */
    record Limits(Duration patience, long maxBytes) {}

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException if one is missing or not valid
     */
    static EngineSettings of(Backplane.Self self) {
        String name = self.setting(DATASOURCE)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalStateException("foyer-backplane-jdbc needs " + DATASOURCE
                        + ", the JNDI name of a data source, for example jdbc/foyer."));
        return new EngineSettings(
                name,
                flag(self, "foyer.backplane.create-tables"),
                flag(self, "foyer.backplane.join-transactions"),
                duration(self, "foyer.backplane.poll", "100ms", Duration.ofSeconds(1)),
                new Limits(
                        duration(self, "foyer.backplane.patience", "10s", DAY),
                        bytes(self, "foyer.backplane.max-bytes", "8388608")));
    }

    private static String text(Backplane.Self self, String key, String fallback) {
        return self.setting(key).orElse(fallback).strip();
    }

    private static boolean flag(Backplane.Self self, String key) {
        String text = text(self, key, "true");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(key, text, "true or false");
        };
    }

    private static Duration duration(Backplane.Self self, String key, String fallback, Duration most) {
        String text = text(self, key, fallback);
        try {
            Duration duration = Duration.parse(iso(text));
            if (duration.toMillis() >= 1 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException none) {
            // as one that is too long
        }
        throw invalid(key, text, "a duration such as 100ms, 10s, 2m or PT10S, from 1 ms to " + words(most));
    }

    /** Writes a short duration as ISO 8601 does. */
    private static String iso(String text) {
        if (!UNIT.matcher(text).matches()) {
            return text;
        }
        return text.endsWith("ms")
                ? "PT" + Long.parseLong(text.substring(0, text.length() - 2)) / 1_000.0 + 'S'
                : "PT" + text.toUpperCase(Locale.ROOT);
    }

    private static String words(Duration most) {
        return most.equals(DAY) ? "1 day" : most.toSeconds() + " s";
    }

    private static long bytes(Backplane.Self self, String key, String fallback) {
        String text = text(self, key, fallback);
        try {
            int bytes = Integer.parseInt(text);
            if (bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException none) {
            // as one that is too large
        }
        throw invalid(key, text, "a number of bytes from 1 to " + Integer.MAX_VALUE);
    }

    private static IllegalStateException invalid(String key, String text, String wanted) {
        return new IllegalStateException(
                "Setting '" + key + "' is not valid: " + text + ". It must be " + wanted + '.');
    }
}
