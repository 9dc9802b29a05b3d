// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.foyer.spi.TokenVerifier;

/** Settings of a test, a clock that it sets, and the warnings that it gets. */
class Surroundings implements TokenVerifier.Surroundings {

    final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private volatile Instant now = Issuer.NOW;

    /** Settings, each a key and a value. */
    static Surroundings of(String... settings) {
        var surroundings = new Surroundings();
        for (int i = 0; i < settings.length; i += 2) {
            surroundings.settings.put(settings[i], settings[i + 1]);
        }
        return surroundings;
    }

    /** The settings of a careful application. */
    static Surroundings strict(String key, String... more) {
        Surroundings surroundings = of(more);
        surroundings.settings.putIfAbsent("mp.jwt.verify.publickey", key);
        surroundings.settings.putIfAbsent("mp.jwt.verify.issuer", Issuer.NAME);
        surroundings.settings.putIfAbsent("mp.jwt.verify.audiences", "shop, desk");
        return surroundings;
    }

    JwtVerifier started() {
        var verifier = new JwtVerifier();
        verifier.start(this);
        return verifier;
    }

    void setTime(Instant time) {
        now = time;
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
    }
}
