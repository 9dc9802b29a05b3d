// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.setup;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import dev.foyer.jwt.internal.keys.Algorithm;
import dev.foyer.jwt.internal.keys.Keys;
import dev.foyer.jwt.internal.token.Expected;
import dev.foyer.jwt.internal.token.TokenReader;
import dev.foyer.spi.TokenVerifier;

/**
 * Holds what the application has set.
 *
 * @param clock the time of day
 * @param reader reads tokens
 * @param expected what they must claim
 * @param roles where they have the roles of their user
 */
public record Setup(Clock clock, TokenReader reader, Expected expected, String roles) {

    /**
     * Gives what no setting says.
     *
     * @param application loads the application's resources
     * @param threads runs what waits for the network
     * @param nanos counts nanoseconds
     */
    public record Means(ClassLoader application, Executor threads, LongSupplier nanos) {}

    /**
     * Reads the settings and the key. Begins to load keys that are at a web address.
     *
     * @throws IllegalStateException if a setting is missing or not valid, or if the key cannot be used
     */
    public static Setup of(TokenVerifier.Surroundings surroundings, Means means) {
        var texts = new SettingTexts(surroundings);
        Algorithm algorithm = algorithm(texts);
        var expected = new Expected(
                texts.optional(JwtSetting.ISSUER),
                audiences(texts),
                Objects.requireNonNullElse(texts.seconds(JwtSetting.SKEW, 0, 600), Duration.ZERO),
                texts.seconds(JwtSetting.AGE, 1, Integer.MAX_VALUE));
        String roles = texts.text(JwtSetting.ROLES);
        Keys keys = new KeySettings(texts, algorithm, surroundings).keys(means);
        return new Setup(surroundings.clock(), new TokenReader(algorithm, keys), expected, roles);
    }

    private static Algorithm algorithm(SettingTexts texts) {
        String name = texts.text(JwtSetting.ALGORITHM).toUpperCase(Locale.ROOT);
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> JwtSetting.ALGORITHM.invalid("it is another algorithm", "RS256 or ES256"));
    }

    private static Set<String> audiences(SettingTexts texts) {
        return Arrays.stream(texts.text(JwtSetting.AUDIENCES).split(",", -1))
                .map(String::strip)
                .filter(audience -> !audience.isEmpty())
                .collect(Collectors.toSet());
    }
}
