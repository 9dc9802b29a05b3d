// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.setup;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.spi.TokenVerifier;
import org.jspecify.annotations.Nullable;

/** Reads settings as texts, numbers and durations. What it complains of does not contain the value. */
final class SettingTexts {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final TokenVerifier.Surroundings surroundings;

    SettingTexts(TokenVerifier.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns what is set, or {@code null} if there is nothing but spaces. */
    @Nullable
    String text(String key) {
        Optional<String> text;
        try {
            text = surroundings.setting(key);
        } catch (RuntimeException unreadable) { // such as a reference to a missing value
            throw invalid(key, "it cannot be read", "a value that does not refer to others that are missing");
        }
        return text.map(String::strip).filter(some -> !some.isEmpty()).orElse(null);
    }

    String text(String key, String fallback) {
        String text = text(key);
        return text == null ? fallback : text;
    }

    /** Returns a whole number of seconds, as MicroProfile writes it, or {@code null} if there is none. */
    @Nullable
    Duration seconds(String key, int least, int most) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= least && seconds <= most) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException none) {
            // as one that is too large
        }
        throw invalid(key, "it is no such number", "a number of seconds from " + least + " to " + most);
    }

    /** Returns a duration as Foyer writes it. */
    Duration duration(String key, Duration fallback, Duration least, Duration most) {
        String text = text(key);
        if (text == null) {
            return fallback;
        }
        Matcher duration = DURATION.matcher(text);
        if (duration.matches()) {
            long number = Long.parseLong(duration.group(1));
            Duration given = switch (duration.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
            if (given.compareTo(least) >= 0 && given.compareTo(most) <= 0) {
                return given;
            }
        }
        throw invalid(
                key,
                "it is no such duration",
                "a duration such as 10s, 2m or 1h, from " + least.toSeconds() + " to " + most.toSeconds() + " seconds");
    }

    static IllegalStateException invalid(String key, String complaint, String allowed) {
        return new IllegalStateException(
                "Setting '" + key + "' is not valid: " + complaint + ". It must be " + allowed + ".");
    }
}
