// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.Optional;

import dev.foyer.spi.Backplane;

/** Starts engines for the tests that all engines have. */
final class Engines {

    private Engines() {}

    /** A node that also knows the address of Redis. */
    private record Self(Backplane.Self self, String url) implements Backplane.Self {

        @Override
        public String node() {
            return self.node();
        }

        @Override
        public String application() {
            return self.application();
        }

        @Override
        public Optional<String> setting(String key) {
            return key.equals("foyer.backplane.url") ? Optional.of(url) : self.setting(key);
        }
    }

    static Backplane start(String url, Backplane.Self self, Backplane.Listener listener) {
        var engine = new RedisBackplane();
        engine.start(new Self(self, url), listener);
        return engine;
    }
}
