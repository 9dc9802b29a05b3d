// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.Settings;

/** Reads the settings from MicroProfile Config where the server has it, else from system properties and the environment. */
final class SettingsReader {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private final Function<String, Optional<String>> source;
    private final Problems problems;

    SettingsReader(Function<String, Optional<String>> source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The source that this server has. */
    static Function<String, Optional<String>> source(ClassLoader application) {
        try {
            Class.forName("org.eclipse.microprofile.config.ConfigProvider", false, application);
            return new MicroProfileSource(application);
        } catch (ClassNotFoundException | LinkageError | IllegalStateException none) {
            return SettingsReader::fromSystem;
        }
    }

    private static Optional<String> fromSystem(String key) {
        String environment = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(environment)));
    }

    Settings read() {
        Settings defaults = Settings.DEFAULTS;
        return new Settings(
                duration("foyer.handshake.timeout", defaults.handshakeTimeout()),
                duration("foyer.event.timeout", defaults.eventTimeout()),
                number("foyer.limits.frame-bytes", defaults.maxFrameBytes()),
                number("foyer.limits.json-depth", defaults.maxJsonDepth()),
                number("foyer.limits.frames-per-second", defaults.framesPerSecond()),
                number("foyer.limits.frames-burst", defaults.framesBurst()),
                number("foyer.limits.pending-frames", defaults.maxPendingFrames()),
                number("foyer.outbox.max-bytes", defaults.outboxMaxBytes()),
                duration("foyer.heartbeat.interval", defaults.heartbeatInterval()),
                list("foyer.allowed-origins"),
                duration("foyer.shutdown.timeout", defaults.shutdownTimeout()));
    }

    private Duration duration(String key, Duration fallback) {
        Optional<String> text = source.apply(key);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            Duration duration = parse(text.get().strip());
            if (duration.compareTo(Duration.ofMillis(1)) >= 0 && duration.compareTo(Duration.ofDays(1)) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException invalid) {
            // reported below, like one that is out of range
        }
        problems.add(Code.SETTING_INVALID, key, "a duration from 1ms to 1 day, such as 500ms, 10s, 2m or PT10S");
        return fallback;
    }

    private static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private int number(String key, int fallback) {
        Optional<String> text = source.apply(key);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.get().strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException invalid) {
            // reported below, like one that is out of range
        }
        problems.add(Code.SETTING_INVALID, key, "a whole number from 1 to " + Integer.MAX_VALUE);
        return fallback;
    }

    private List<String> list(String key) {
        return source.apply(key).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
