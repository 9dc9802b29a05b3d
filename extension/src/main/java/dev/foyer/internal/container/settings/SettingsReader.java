// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.settings.ContractForm;
import dev.foyer.internal.model.settings.CredentialTerms;
import dev.foyer.internal.model.settings.Exposure;
import dev.foyer.internal.model.settings.FrameLimits;
import dev.foyer.internal.model.settings.HeartbeatTimes;
import dev.foyer.internal.model.settings.Limits;
import dev.foyer.internal.model.settings.OutboxLimits;
import dev.foyer.internal.model.settings.PendingLimits;
import dev.foyer.internal.model.settings.ResumeLimits;
import dev.foyer.internal.model.settings.RoomLimits;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.model.settings.Signal;
import dev.foyer.internal.model.settings.Timeouts;
import dev.foyer.internal.model.settings.TokenPlace;
import dev.foyer.spi.Retention;

/**
 * Reads the settings from MicroProfile Config where the server has it, else from system properties, the environment and
 * the application's own file.
 */
public final class SettingsReader {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Duration LONGEST = Duration.ofDays(1);

    // Of MicroProfile JWT: where a request has its token
    private static final String TOKEN_HEADER = "mp.jwt.token.header";
    private static final String TOKEN_COOKIE = "mp.jwt.token.cookie";
    private static final String AUTHORIZATION = "Authorization";

    private final SettingsSource source;
    private final Problems problems;

    public SettingsReader(SettingsSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Returns the source that this server has. */
    public static SettingsSource source(ClassLoader application) {
        try {
            Class.forName("org.eclipse.microprofile.config.ConfigProvider", false, application);
            return new MicroProfileSource(application);
        } catch (ClassNotFoundException | LinkageError | IllegalStateException none) {
            return new SystemSource(System.getProperties(), System.getenv(), ApplicationProperties.read(application));
        }
    }

    public Settings read() {
        return new Settings(timeouts(), limits(), outbox(), heartbeat(), exposure());
    }

    private Timeouts timeouts() {
        return new Timeouts(
                duration(Setting.HANDSHAKE_TIMEOUT),
                duration(Setting.EVENT_TIMEOUT),
                duration(Setting.SHUTDOWN_TIMEOUT),
                durationOrZero(Setting.SHUTDOWN_DRAIN));
    }

    private Limits limits() {
        var frames = new FrameLimits(
                number(Setting.FRAME_BYTES), number(Setting.FRAMES_PER_SECOND), number(Setting.FRAMES_BURST));
        var pending = new PendingLimits(
                number(Setting.PENDING_FRAMES), number(Setting.PENDING_BYTES), number(Setting.CONCURRENT_EVENTS));
        return new Limits(number(Setting.CONNECTIONS), rooms(), number(Setting.JSON_DEPTH), frames, pending);
    }

    private RoomLimits rooms() {
        return new RoomLimits(
                number(Setting.ROOMS),
                number(Setting.STATE_MAX_BYTES),
                number(Setting.STATE_MAX_ROOMS),
                text(Setting.STATE_DIRECTORY));
    }

    private OutboxLimits outbox() {
        return new OutboxLimits(
                number(Setting.OUTBOX_MAX_BYTES),
                number(Setting.OUTBOX_WINDOW),
                duration(Setting.OUTBOX_SEND_TIMEOUT),
                resume(),
                new Retention(
                        number(Setting.LATEST_MAX_KEYS),
                        duration(Setting.LATEST_KEEP),
                        number(Setting.LATEST_MAX_BYTES)));
    }

    private ResumeLimits resume() {
        return new ResumeLimits(
                durationOrZero(Setting.RESUME_WINDOW),
                number(Setting.RESUME_MAX_BYTES),
                number(Setting.RESUME_MAX_PARKED));
    }

    private HeartbeatTimes heartbeat() {
        return new HeartbeatTimes(duration(Setting.HEARTBEAT_INTERVAL), duration(Setting.HEARTBEAT_TIMEOUT));
    }

    private Exposure exposure() {
        return new Exposure(
                origins(Setting.ALLOWED_ORIGINS),
                chosen(Setting.CONTRACT_SERVED, ContractForm::of, "asyncapi and typescript"),
                chosen(Setting.TELEMETRY, Signal::of, "metrics, traces and frames"),
                credentials());
    }

    private CredentialTerms credentials() {
        return new CredentialTerms(durationOrZero(Setting.AUTH_GRACE), places());
    }

    /** Returns what Foyer's own setting says, or else those of MicroProfile JWT. */
    private List<TokenPlace> places() {
        if (isSet(Setting.AUTH_TOKEN)) {
            return places(Setting.AUTH_TOKEN);
        }
        String header = text(TOKEN_HEADER, AUTHORIZATION);
        if (header.equalsIgnoreCase("Cookie")) {
            Optional<TokenPlace> cookie = TokenPlace.parse("cookie:" + text(TOKEN_COOKIE, "Bearer"));
            if (cookie.isEmpty()) {
                invalid(TOKEN_COOKIE, "it is not the name of a cookie", "1 to 64 letters, digits, _, . or -");
            }
            return cookie.stream().toList();
        }
        if (!header.equalsIgnoreCase(AUTHORIZATION)) {
            invalid(TOKEN_HEADER, "it is another header", "Authorization or Cookie");
        }
        return List.of(TokenPlace.HEADER);
    }

    private List<TokenPlace> places(Setting setting) {
        var places = new ArrayList<TokenPlace>();
        List<String> entries = entries(setting);
        for (int i = 0; i < entries.size(); i++) {
            Optional<TokenPlace> place = TokenPlace.parse(entries.get(i));
            place.ifPresent(places::add);
            if (place.isEmpty()) {
                invalid(
                        setting,
                        "entry " + (i + 1) + " is none of these",
                        "a list of header, cookie:<name> and query:<name>");
            }
        }
        return places;
    }

    private Duration durationOrZero(Setting setting) {
        return text(setting).equals("0") ? Duration.ZERO : duration(setting);
    }

    private Duration duration(Setting setting) {
        String text = text(setting);
        Optional<Duration> duration = Durations.parse(text);
        Optional<Duration> valid =
                duration.filter(given -> given.compareTo(Duration.ofMillis(1)) >= 0 && given.compareTo(LONGEST) <= 0);
        if (valid.isEmpty()) {
            invalid(
                    setting,
                    complaint(text, duration.isPresent(), "is not a duration"),
                    "a duration from 1ms to 1 day, such as 500ms, 10s, 2m or PT10S");
        }
        return valid.or(() -> Durations.parse(setting.fallback())).orElseThrow();
    }

    private int number(Setting setting) {
        String text = text(setting);
        boolean whole = WHOLE.matcher(text).matches();
        try {
            int number = Integer.parseInt(text);
            if (number > 0 && number <= setting.max()) {
                return number;
            }
        } catch (NumberFormatException invalid) {
            // reported below, like one that is out of range
        }
        invalid(setting, complaint(text, whole, "is not a whole number"), "a whole number from 1 to " + setting.max());
        return Integer.parseInt(setting.fallback());
    }

    /** Returns what is listed; {@code none} stands for nothing. */
    private <T> Set<T> chosen(Setting setting, Function<String, Optional<T>> named, String all) {
        var chosen = new HashSet<T>();
        List<String> entries = entries(setting);
        for (int i = 0; i < entries.size(); i++) {
            Optional<T> one = named.apply(entries.get(i));
            one.ifPresent(chosen::add);
            if (one.isEmpty() && !entries.get(i).equals("none")) {
                invalid(setting, "entry " + (i + 1) + " is none of these", "a list of " + all + ", or none");
            }
        }
        return chosen;
    }

    private List<String> entries(Setting setting) {
        return Stream.of(text(setting).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private List<String> origins(Setting setting) {
        List<String> entries = entries(setting);
        for (int i = 0; i < entries.size(); i++) {
            Optional<String> complaint = Origins.complaint(entries.get(i));
            if (complaint.isPresent()) {
                invalid(setting, "entry " + (i + 1) + " " + complaint.get(), Origins.ALLOWED);
            }
        }
        return entries;
    }

    private static String complaint(String text, boolean isOne, String otherwise) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        return "it " + (isOne ? "is out of range" : otherwise);
    }

    /** Tests whether there is a value, also one that cannot be read. */
    private boolean isSet(Setting setting) {
        try {
            return source.value(setting.key()).isPresent();
        } catch (RuntimeException unreadable) {
            return true; // what reads the value reports it
        }
    }

    /** Returns the configured text, or else the default. */
    private String text(Setting setting) {
        return text(setting.key(), setting.fallback());
    }

    private String text(String key, String fallback) {
        try {
            return source.value(key).map(String::strip).orElse(fallback);
        } catch (RuntimeException unreadable) { // such as a reference to a missing value
            invalid(key, "it cannot be read", "a value that does not refer to others that are missing");
            return fallback;
        }
    }

    private void invalid(Setting setting, String complaint, String allowed) {
        invalid(setting.key(), complaint, allowed);
    }

    private void invalid(String key, String complaint, String allowed) {
        problems.add(Mistake.SETTING_INVALID, key, complaint, allowed);
    }
}
