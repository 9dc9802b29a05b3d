// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads of a page go along an index: rule N3. One that sorts all rows that follow takes the longer, the further its
 * reader is behind, so that it never catches up.
 */
class PlansTest {

    private static final Retention KEEP = new Retention(10, Duration.ofMinutes(5), 100_000);

    private final Set<String> queries = ConcurrentHashMap.newKeySet();
    private Base.@Nullable Open opened;

    private DataSource recorded(DataSource source) {
        return FaultySource.proxy(DataSource.class, source, (name, call) -> {
            Object result = call.run();
            return result instanceof Connection real ? recorded(real) : result;
        });
    }

    private Connection recorded(Connection real) {
        return FaultySource.proxy(Connection.class, real, (name, call) -> {
            Object result = call.run();
            if (result instanceof PreparedStatement) {
                queries.add((String) call.first());
            }
            return result;
        });
    }

    @AfterEach
    void stop() {
        if (opened != null) {
            opened.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Base.class)
    void pages_areReadAlongAnIndex(Base kind) throws SQLException {
        Base.Open base = kind.open();
        opened = base;
        try (var nodes = new Nodes()) {
            Node node = nodes.start(recorded(base.source()));
            Position at = node.append("one", KEEP);
            Nodes.get(node.backplane().read(LOBBY, at, 1));
            Nodes.get(node.backplane().readLatest(LOBBY, 1));
            base.run("UPDATE foyer_application SET swept = 0, swept_id = last_id");
            node.publish("two");
            Nodes.await("all queries", () -> pages().size() == 5);
        }

        for (String page : pages()) {
            assertThat(plan(base, kind, page))
                    .as(page)
                    .doesNotContain("Sort")
                    .contains(kind == Base.H2 ? "index sorted" : "Index");
        }
    }

    private List<String> pages() {
        return queries.stream()
                .filter(sql -> sql.contains("ORDER BY") && sql.contains("FETCH FIRST"))
                .toList();
    }

    /** Asks for the plan that a large table would get. */
    private static String plan(Base.Open base, Base kind, String query) throws SQLException {
        try (Connection connection = base.source().getConnection()) {
            if (kind == Base.POSTGRESQL) {
                try (var settings = connection.createStatement()) {
                    settings.execute("SET enable_seqscan = off; SET enable_bitmapscan = off");
                }
            }
            try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + query)) {
                for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                    int type = explain.getParameterMetaData().getParameterType(i);
                    explain.setObject(i, "1", type);
                }
                var lines = new ArrayList<String>();
                try (ResultSet found = explain.executeQuery()) {
                    while (found.next()) {
                        lines.add(found.getString(1));
                    }
                }
                return String.join("\n", lines);
            }
        }
    }
}
