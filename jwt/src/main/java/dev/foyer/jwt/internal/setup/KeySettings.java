// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.setup;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.foyer.jwt.internal.keys.Algorithm;
import dev.foyer.jwt.internal.keys.HttpFetch;
import dev.foyer.jwt.internal.keys.KeyMistake;
import dev.foyer.jwt.internal.keys.KeySet;
import dev.foyer.jwt.internal.keys.KeyTexts;
import dev.foyer.jwt.internal.keys.Keys;
import dev.foyer.jwt.internal.keys.RemoteKeys;
import dev.foyer.spi.TokenVerifier;

/**
 * Reads the settings that say which keys count.
 *
 * @param algorithm what the keys are for
 * @param surroundings logs what is no reason not to start
 */
record KeySettings(SettingTexts texts, Algorithm algorithm, TokenVerifier.Surroundings surroundings) {

    private static final String KEY = JwtSetting.KEY.key();
    private static final String LOCATION = JwtSetting.LOCATION.key();
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Returns the keys, or what loads them. */
    Keys keys(Setup.Means means) {
        String key = texts.optional(JwtSetting.KEY);
        String location = texts.optional(JwtSetting.LOCATION);
        if (key != null && location != null) {
            throw new IllegalStateException("Both " + KEY + " and " + LOCATION + " are set. Remove one of them.");
        }
        if (key != null) {
            return read(key, "The value of '" + KEY + "' ");
        }
        if (location != null) {
            return located(new Location(location), means);
        }
        throw new IllegalStateException("foyer-jwt needs a key. Set " + LOCATION
                + " to the address at which your identity provider has its keys, such as"
                + " https://id.example.com/jwks.json, or to a file, or set " + KEY + " to the public key itself."
                + " If the application verifies its tokens by other means, remove the jar.");
    }

    private KeySet read(String text, String subject) {
        try {
            KeySet keys = KeyTexts.read(text, algorithm);
            if (!keys.leftOut().isEmpty()) {
                warnOf(keys.leftOut());
            }
            return keys;
        } catch (KeyMistake mistake) {
            throw new IllegalStateException(subject + mistake.what() + ".", mistake);
        }
    }

    private void warnOf(List<String> leftOut) {
        surroundings.warn("Keys are left out: " + String.join("; ", leftOut) + ".");
    }

    private Keys located(Location location, Setup.Means means) {
        try {
            URI web = location.web();
            return web == null
                    ? read(location.read(means.application()), "What is at '" + LOCATION + "' ")
                    : remote(web, means);
        } catch (KeyMistake mistake) {
            throw new IllegalStateException("The value of '" + LOCATION + "' " + mistake.what() + ".", mistake);
        }
    }

    private RemoteKeys remote(URI web, Setup.Means means) {
        Duration timeout = texts.duration(JwtSetting.TIMEOUT, SECOND, Duration.ofMinutes(1));
        Duration refresh = texts.duration(JwtSetting.REFRESH, SECOND.multipliedBy(10), Duration.ofDays(1));
        if (Location.isOpen(web)) {
            surroundings.warn("Keys come from an address that is not encrypted, so that others on the way can send keys"
                    + " of their own. Use https for " + LOCATION + ".");
        }
        var keys = new RemoteKeys(
                new HttpFetch(web, algorithm, timeout, means.nanos()),
                new RemoteKeys.Times(surroundings.clock(), refresh, timeout),
                means.threads(),
                surroundings::warn);
        keys.begin();
        return keys;
    }
}
