// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.Map;
import javax.sql.DataSource;

import dev.foyer.backplane.testing.Ports;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Mistakes are told at the start: rule N10. */
class MistakesTest {

    private final Nodes nodes = new Nodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    private void assertRefused(DataSource source, Map<String, String> settings, String... parts) {
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start(source, "shop", settings))
                .satisfies(mistake -> assertThat(mistake).hasMessageContainingAll(parts));
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.backplane.datasource, ' ', needs foyer.backplane.datasource",
        "foyer.backplane.patience, 0s, from 1 ms to 1 day",
        "foyer.backplane.patience, PT25H, from 1 ms to 1 day",
        "foyer.backplane.poll, soon, from 1 ms to 1 s",
        "foyer.backplane.poll, 2s, from 1 ms to 1 s",
        "foyer.backplane.max-bytes, 0, a number of bytes",
        "foyer.backplane.max-bytes, 3000000000, a number of bytes",
        "foyer.backplane.create-tables, yes, true or false",
        "foyer.backplane.join-transactions, '', true or false"
    })
    void settings_areChecked(String key, String value, String part) {
        assertRefused(new JdbcDataSource(), Map.of(key, value), part);
    }

    @ParameterizedTest
    @CsvSource({"1ms", "500ms", "10s", "2m", "PT0.5S"})
    void durations_haveUnits(String patience) {
        try (Base.Open base = Base.H2.open()) {
            var node = nodes.start(base.source(), "shop", Map.of("foyer.backplane.patience", patience));
            assertThat(node.arrived()).isEmpty();
            nodes.close();
        }
    }

    @Test
    void databaseThatIsAway_isNamed() {
        assertRefused(
                PostgresServer.dataSource(Ports.free(), "foyer"),
                Map.of(),
                "'jdbc/foyer' cannot be used",
                "refused",
                "Check the data source");
    }

    @ParameterizedTest
    @EnumSource
    void noTables_andNoneToBeCreated_isTold(Base kind) {
        try (Base.Open base = kind.open()) {
            assertRefused(
                    base.source(),
                    Map.of("foyer.backplane.create-tables", "false"),
                    "not in the database",
                    "docs/reference/backplane.md");
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherVersionOfTheTables_isTold(Base kind) {
        try (Base.Open base = kind.open()) {
            nodes.start(base.source());
            nodes.close();
            base.run("UPDATE foyer_version SET version = 2");

            assertRefused(base.source(), Map.of(), "are of version 2", "needs version 1");
        }
    }

    @Test
    void userWithoutRights_isToldWhichAreMissing() {
        try (PostgresServer server = PostgresServer.start()) {
            server.run("CREATE USER guest");
            DataSource guest = PostgresServer.dataSource(server.port(), "guest");
            assertRefused(guest, Map.of(), "may not create them", "permission denied for schema public");

            nodes.start(server.dataSource());
            assertRefused(
                    guest, Map.of(), "refuses what Foyer needs", "permission denied", "insert, update and delete");

            server.run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest");
            var node = nodes.start(guest, "shop", Map.of());
            assertThat(node.publish("message")).isZero();
            nodes.close();
        }
    }

    /** Without a server there is no naming. */
    @Test
    void nameThatIsUnknown_isTold() {
        var backplane = new JdbcBackplane();
        var self = Nodes.self(Map.of("foyer.backplane.datasource", "jdbc/nothing"));

        assertThat(backplane.isConfigured(self)).isTrue();
        assertThat(backplane.isConfigured(Nodes.self(Map.of()))).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> backplane.start(self, new Ledger()))
                .withMessageContaining("no data source 'jdbc/nothing'")
                .withMessageContaining("correct foyer.backplane.datasource");
    }

    /** Nodes that start at once each find the tables, or create them. */
    @ParameterizedTest
    @EnumSource
    void nodesThatStartAtOnce_shareTheTables(Base kind) throws InterruptedException {
        try (Base.Open base = kind.open()) {
            var threads = new Thread[4];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> nodes.startConcurrently(base.source()));
                threads[i].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(base.ask("SELECT COUNT(*) FROM foyer_node")).isEqualTo(threads.length);
            assertThat(base.ask("SELECT COUNT(*) FROM foyer_application")).isEqualTo(1);
            nodes.close();
        }
    }
}
