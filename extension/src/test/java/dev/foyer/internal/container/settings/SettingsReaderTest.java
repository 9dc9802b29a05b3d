// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
import dev.foyer.testing.TestSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsReaderTest {

    private final Map<String, String> values = new HashMap<>();
    private final Problems problems = new Problems();

    @Test
    void defaults_applyWithoutAnySetting() {
        assertThat(read()).isEqualTo(TestSettings.DEFAULTS);
        assertThat(problems.asException()).isEmpty();
    }

    @Test
    void everySetting_isRead() {
        values.put("foyer.handshake.timeout", "1s");
        values.put("foyer.event.timeout", "2s");
        values.put("foyer.limits.frame-bytes", "3");
        values.put("foyer.limits.json-depth", "4");
        values.put("foyer.limits.frames-per-second", "40");
        values.put("foyer.limits.frames-burst", "41");
        values.put("foyer.limits.pending-frames", "5");
        values.put("foyer.limits.rooms", "31");
        values.put("foyer.state.max-bytes", "32");
        values.put("foyer.state.max-rooms", "33");
        values.put("foyer.state.directory", "/tmp/state");
        values.put("foyer.limits.pending-bytes", "50");
        values.put("foyer.limits.concurrent-events", "51");
        values.put("foyer.limits.connections", "30");
        values.put("foyer.outbox.max-bytes", "6");
        values.put("foyer.outbox.window", "12");
        values.put("foyer.outbox.send-timeout", "9s");
        values.put("foyer.resume.window", "13s");
        values.put("foyer.resume.max-bytes", "14");
        values.put("foyer.resume.max-parked", "15");
        values.put("foyer.latest.max-keys", "16");
        values.put("foyer.latest.max-bytes", "17");
        values.put("foyer.latest.keep", "18s");
        values.put("foyer.heartbeat.interval", "7s");
        values.put("foyer.heartbeat.timeout", "11s");
        values.put("foyer.allowed-origins", "https://a.io, *.b.io ,,");
        values.put("foyer.shutdown.timeout", "8s");
        values.put("foyer.shutdown.drain", "16s");
        values.put("foyer.contract.served", "typescript");
        values.put("foyer.telemetry", "traces");
        values.put("foyer.auth.grace", "19s");
        values.put("foyer.auth.token", "header, cookie:session, query:access_token");

        assertThat(read())
                .isEqualTo(new Settings(
                        new Timeouts(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(16)),
                        new Limits(
                                30,
                                new RoomLimits(31, 32, 33, "/tmp/state"),
                                4,
                                new FrameLimits(3, 40, 41),
                                new PendingLimits(5, 50, 51)),
                        new OutboxLimits(
                                6,
                                12,
                                Duration.ofSeconds(9),
                                new ResumeLimits(Duration.ofSeconds(13), 14, 15),
                                new Retention(16, Duration.ofSeconds(18), 17)),
                        new HeartbeatTimes(Duration.ofSeconds(7), Duration.ofSeconds(11)),
                        new Exposure(
                                List.of("https://a.io", "*.b.io"),
                                Set.of(ContractForm.TYPESCRIPT),
                                Set.of(Signal.TRACES),
                                new CredentialTerms(
                                        Duration.ofSeconds(19),
                                        List.of(
                                                TokenPlace.HEADER,
                                                new TokenPlace(TokenPlace.Kind.COOKIE, "session"),
                                                new TokenPlace(TokenPlace.Kind.QUERY, "access_token"))))));
        assertThat(problems.asException()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1ms,         1",
        "500ms,       500",
        "10s,         10000",
        "' 10s ',     10000",
        "2m,          120000",
        "1440m,       86400000",
        "86400000ms,  86400000",
        "PT10S,       10000",
        "PT0.5S,      500",
        "PT1M30S,     90000",
        "P1D,         86400000",
    })
    void duration_hasSeveralFormats(String text, long millis) {
        values.put("foyer.event.timeout", text);

        assertThat(read().timeouts().event()).isEqualTo(Duration.ofMillis(millis));
        assertThat(problems.asException()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "hunter2s",
                "10",
                "0s",
                "0ms",
                "-1s",
                "PT-1S",
                "1.5s",
                "10 s",
                "10S",
                "1w",
                "1441m",
                "PT24H1S",
                "P2D",
                "9999999999s",
                "999999999s",
                "PT0.0001S",
                "",
                " ",
            })
    void badDuration_isReportedWithKeyAndRangeAndNeverItsValue(String text) {
        values.put("foyer.event.timeout", text);

        assertThat(read()).isEqualTo(TestSettings.DEFAULTS);

        String message = problems.asException().orElseThrow().getMessage();
        assertThat(message)
                .contains(
                        "FOYER-1020: Setting 'foyer.event.timeout' is not valid: it is ",
                        ". It must be a duration from 1ms to 1 day")
                .doesNotContain("hunter2")
                .contains("has 1 mistake(s)");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2147483647, 2147483647", "' 64 ', 64"})
    void number_isRead(String text, int number) {
        values.put("foyer.limits.frames-burst", text);

        assertThat(read().limits().frames().burst()).isEqualTo(number);
        assertThat(problems.asException()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "0", "-1", "2147483648", "1.5", "64k", "1_000", "", "0x10"})
    void badNumber_isReportedWithKeyAndRangeAndNeverItsValue(String text) {
        values.put("foyer.limits.frames-burst", text);

        assertThat(read()).isEqualTo(TestSettings.DEFAULTS);

        String message = problems.asException().orElseThrow().getMessage();
        assertThat(message)
                .contains(
                        "FOYER-1020: Setting 'foyer.limits.frames-burst' is not valid: it is ",
                        ". It must be a whole number from 1 to " + Integer.MAX_VALUE)
                .doesNotContain("hunter2");
    }

    @Test
    void allBadSettings_areReported() {
        values.put("foyer.handshake.timeout", "x");
        values.put("foyer.limits.frame-bytes", "x");
        values.put("foyer.shutdown.timeout", "x");

        read();

        assertThat(problems.asException().orElseThrow())
                .hasMessageContaining("has 3 mistake(s)")
                .hasMessageContaining("foyer.handshake.timeout")
                .hasMessageContaining("foyer.limits.frame-bytes")
                .hasMessageContaining("foyer.shutdown.timeout");
    }

    @Test
    void noOrigins_areAnEmptyList() {
        values.put("foyer.allowed-origins", " , ");

        assertThat(read().exposure().allowedOrigins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", " , "})
    void contract_isServedInNoForm(String none) {
        values.put("foyer.contract.served", none);

        assertThat(read().exposure().contractServed()).isEmpty();
        assertThat(problems.asException()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.contract.served,     'asyncapi, hunter2', entry 2 is none of these",
        "foyer.auth.token,           'header, hunter2', entry 2 is none of these",
        "foyer.auth.token,           'cookie:hunter2!', entry 1 is none of these",
        "foyer.event.timeout,       hunter2, it is not a duration",
        "foyer.event.timeout,       0s,      it is out of range",
        "foyer.event.timeout,       2000m,   it is out of range",
        "foyer.event.timeout,       ' ',     it is empty",
        "foyer.limits.json-depth,   1.5,     it is not a whole number",
        "foyer.limits.json-depth,   1001,    it is out of range. It must be a whole number from 1 to 1000",
        "foyer.limits.frame-bytes,  0,       it is out of range",
        "foyer.limits.frame-bytes,  99999999999, it is out of range",
        "foyer.limits.frame-bytes,  ' ',     it is empty",
        "foyer.allowed-origins,     'https://a.io,https://b.io/', entry 2 has something after its host",
        "foyer.allowed-origins,     'https://a.io/hunter2?x#y',   entry 1 has something after its host",
        "foyer.allowed-origins,     a.io,    entry 1 has no scheme",
        "foyer.allowed-origins,     'https://a.*.io', entry 1 has no host",
        "foyer.allowed-origins,     'https://',       entry 1 has no host",
        "foyer.allowed-origins,     'https://hunter2@a.io', entry 1 has no host",
        "foyer.allowed-origins,     'https://a.io:443', entry 1 has the default port of its scheme",
        "foyer.allowed-origins,     'http://a.io:80',   entry 1 has the default port of its scheme",
    })
    void complaint_saysWhatIsWrong(String key, String text, String complaint) {
        values.put(key, text);

        read();

        assertThat(problems.asException().orElseThrow().getMessage())
                .contains("FOYER-1020: Setting '" + key + "' is not valid: " + complaint, " It must be a")
                .contains("has 1 mistake(s)")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.example.com",
                "*.localhost",
                "https://*.example.com",
                "file://",
                "null",
                "https://app.example.com",
                "HTTPS://App.Example.com",
                "https://app.example.com:8443",
                "http://a.io:443",
                "http://my_host:3000",
                "http://[::1]:8080",
                "http://127.0.0.1",
                "capacitor://localhost",
            })
    void entryThatMayBeAnOrigin_isAllowed(String entry) {
        values.put("foyer.allowed-origins", "https://other.io, " + entry);

        assertThat(read().exposure().allowedOrigins()).containsExactly("https://other.io", entry);
        assertThat(problems.asException()).isEmpty();
    }

    @Test
    void valueThatCannotBeRead_isReportedWithoutTheReason() {
        var source = new SettingsSource() {
            @Override
            public Optional<String> value(String key) {
                throw new NoSuchElementException("hunter2");
            }

            @Override
            public Set<String> names() {
                return Set.of();
            }
        };

        assertThat(new SettingsReader(source, problems).read()).isEqualTo(TestSettings.DEFAULTS);
        assertThat(new HistoryReader(source, problems).read(List.of()).isEmpty())
                .isTrue();
        assertThat(problems.asException().orElseThrow().getMessage())
                .contains("FOYER-1020: Setting 'foyer.event.timeout' is not valid: it cannot be read.")
                .contains("has " + Setting.values().length + " mistake(s)")
                .doesNotContain("hunter2");
    }

    /** Rule I3: an application that has told its server where tokens are need not repeat it. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "cookie, -, -, Bearer",
                "Cookie, jwt, -, jwt",
                "Authorization, jwt, -, -",
                "-, jwt, -, -",
                "Cookie, jwt, header, -",
                "Cookie, jwt, cookie:sid, sid",
            },
            nullValues = "-")
    void placeOfTokens_isThatOfMicroProfile(
            @Nullable String header, @Nullable String cookie, @Nullable String own, @Nullable String found) {
        set("mp.jwt.token.header", header);
        set("mp.jwt.token.cookie", cookie);
        set("foyer.auth.token", own);

        assertThat(read().exposure().credentials().places())
                .containsExactly(found == null ? TokenPlace.HEADER : new TokenPlace(TokenPlace.Kind.COOKIE, found));
        assertThat(problems.asException()).isEmpty();
    }

    @Test
    void placeOfTokensThatDoesNotExist_isReported() {
        values.put("mp.jwt.token.header", "Hunter2");
        read();
        values.put("mp.jwt.token.header", "Cookie");
        values.put("mp.jwt.token.cookie", "hunter2;");
        read();

        assertThat(problems.asException().orElseThrow().getMessage())
                .contains("FOYER-1020: Setting 'mp.jwt.token.header' is not valid: it is another header.")
                .contains("FOYER-1020: Setting 'mp.jwt.token.cookie' is not valid: it is not the name of a cookie.")
                .doesNotContainIgnoringCase("hunter2");
    }

    private void set(String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    @Test
    void page_hasEveryKeyWithItsDefault() throws IOException {
        Pattern row = Pattern.compile("(?m)^\\| `(foyer(?!\\.jwt)[^`]+)` \\| (?:`([^`]*)`|none) \\|");
        Map<String, String> documented = row.matcher(
                        Files.readString(Path.of("..", "docs", "reference", "configuration.md")))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1), match -> Objects.requireNonNullElse(match.group(2), "")));

        Map<String, String> known =
                Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::key, Setting::fallback));
        assertThat(documented).isEqualTo(known);
    }

    @Test
    void referenceToAnotherValue_isReportedWithoutMicroProfileConfig() {
        values.put("foyer.event.timeout", "${hunter2:10s}");

        read();

        assertThat(problems.asException().orElseThrow().getMessage())
                .contains("FOYER-1020: Setting 'foyer.event.timeout' is not valid: it cannot be read.")
                .contains("has 1 mistake(s)")
                .doesNotContain("hunter2");
    }

    private Settings read() {
        var properties = new Properties();
        properties.putAll(values);
        return new SettingsReader(new SystemSource(properties, Map.of(), new Properties()), problems).read();
    }
}
