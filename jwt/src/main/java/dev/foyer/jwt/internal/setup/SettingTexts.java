// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.setup;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.spi.TokenVerifier;
import org.jspecify.annotations.Nullable;

/** Reads settings as texts, numbers and durations. */
final class SettingTexts {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final TokenVerifier.Surroundings surroundings;

    SettingTexts(TokenVerifier.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns what is set, else the default, or {@code null} if there is neither. */
    @Nullable
    String optional(JwtSetting setting) {
        String text = text(setting);
        return text.isEmpty() ? null : text;
    }

    /** Returns what is set, else the default, which may be empty. */
    String text(JwtSetting setting) {
        Optional<String> text;
        try {
            text = surroundings.setting(setting.key());
        } catch (RuntimeException unreadable) { // such as a reference to a missing value
            throw setting.invalid("it cannot be read", "a value that does not refer to others that are missing");
        }
        return text.map(String::strip).filter(some -> !some.isEmpty()).orElse(setting.fallback());
    }

    /** Returns a whole number of seconds, as MicroProfile writes it, or {@code null} if there is none. */
    @Nullable
    Duration seconds(JwtSetting setting, int least, int most) {
        String text = text(setting);
        if (text.isEmpty()) {
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
        throw setting.invalid("it is no such number", "a number of seconds from " + least + " to " + most);
    }

    /** Returns a duration as Foyer writes it. */
    Duration duration(JwtSetting setting, Duration least, Duration most) {
        Matcher duration = DURATION.matcher(text(setting));
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
        throw setting.invalid(
                "it is no such duration",
                "a duration such as 10s, 2m or 1h, from " + least.toSeconds() + " to " + most.toSeconds() + " seconds");
    }
}
