// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.Optional;
import javax.sql.DataSource;

import dev.foyer.spi.Backplane;

/** Starts engines for the tests that all engines have. */
final class Engines {

    private Engines() {}

    /** A node that also names a data source. */
    private record Self(Backplane.Self self) implements Backplane.Self {

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
            return key.equals(EngineSettings.DATASOURCE) ? Optional.of("jdbc/foyer") : self.setting(key);
        }
    }

    static Backplane start(DataSource source, Backplane.Self plain, Backplane.Listener listener) {
        var engine = new JdbcBackplane();
        var self = new Self(plain);
        engine.start(self, listener, EngineSettings.of(self), source);
        return engine;
    }
}
