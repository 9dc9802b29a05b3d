// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.redis.internal.RedisUrl;
import dev.foyer.spi.Backplane;

/**
 * What the application has set for this engine.
 *
 * @param patience how long a message may wait to be published
 * @param maxBytes how many bytes may wait to be published
 */
record EngineSettings(RedisUrl url, Duration patience, long maxBytes) {

    private static final String PATIENCE = "foyer.backplane.patience";
    private static final String MAX_BYTES = "foyer.backplane.max-bytes";
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException if one is missing or not valid; the message contains no secret
     */
    static EngineSettings of(Backplane.Self self) {
        String url = self.setting(RedisUrl.KEY)
                .orElseThrow(() -> new IllegalStateException(
                        "foyer-backplane-redis needs " + RedisUrl.KEY + ", for example redis://host:6379."));
        return new EngineSettings(
                RedisUrl.parse(url),
                duration(self.setting(PATIENCE).orElse("10s").strip()),
                bytes(self.setting(MAX_BYTES).orElse("8388608").strip()));
    }

    private static Duration duration(String text) {
        Matcher parts = SHORT.matcher(text);
        try {
            Duration duration = parts.matches() ? shortOne(parts) : Duration.parse(text);
            if (duration.compareTo(LEAST) >= 0 && duration.compareTo(MOST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException none) {
            // as one that is too long
        }
        throw invalid(PATIENCE, text, "a duration such as 500ms, 10s, 2m or PT10S, from 1 ms to 1 day");
    }

    private static Duration shortOne(Matcher parts) {
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static long bytes(String text) {
        long bytes = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (bytes < 1 || bytes > Integer.MAX_VALUE) {
            throw invalid(MAX_BYTES, text, "a number of bytes from 1 to " + Integer.MAX_VALUE);
        }
        return bytes;
    }

    private static IllegalStateException invalid(String key, String text, String wanted) {
        return new IllegalStateException(
                "Setting '" + key + "' is not valid: " + text + ". It must be " + wanted + '.');
    }
}
