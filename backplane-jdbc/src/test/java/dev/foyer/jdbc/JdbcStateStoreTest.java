// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import dev.foyer.spi.StoredState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Rule S4: what rooms remember, in a real database. */
@ParameterizedClass
@EnumSource(Base.class)
class JdbcStateStoreTest {

    private static final int THREADS = 8;

    private final Base kind;
    private final Base.Open base;
    private final JdbcStateStore store;

    JdbcStateStoreTest(Base kind) {
        this.kind = kind;
        base = kind.open();
        store = new JdbcStateStore(base.source());
    }

    @AfterEach
    void close() {
        base.close();
    }

    private static StoredState state(long version) {
        return new StoredState(version, "{\"number\":" + version + '}');
    }

    private String json(String namespace, String room) throws SQLException {
        return store.load(namespace, room).orElseThrow().json();
    }

    /** Runs the same in some threads, each with a store of its own, and waits for the end of all. */
    private static void together(Callable<Boolean> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            var all = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < THREADS; i++) {
                all.add(pool.submit(work));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whatWasNotSaved_isNotThere() throws SQLException {
        assertThat(store.load("/", "board:1")).isEmpty();
    }

    @Test
    void whatWasSaved_isThere_forAnotherStore_too() throws SQLException {
        var odd = new StoredState(3, "{\"a\":\"\u00e4 \u20ac \ud83d\ude80 '; \\n\"}");
        store.save("/", "board:1", odd);
        store.save("/", "board:1", state(4));
        store.save("/", "board:2", odd);

        var other = new JdbcStateStore(base.source());
        assertThat(other.load("/", "board:1")).contains(state(4));
        assertThat(other.load("/", "board:2")).contains(odd);
    }

    @Test
    void earlierVersion_doesNotWin() throws SQLException {
        store.save("/", "board:1", state(7));
        store.save("/", "board:1", state(6));
        store.save("/", "board:1", new StoredState(7, "{}"));

        assertThat(store.load("/", "board:1")).contains(state(7));
    }

    @Test
    void roomsOfTwoNamespaces_andWithStrangeNames_areDifferentRooms() throws SQLException {
        List<String> names = List.of("a", "b:a", "b", "", "%", "%25", "A", "x".repeat(300), "x".repeat(301), "\0");
        List<String> namespaces = List.of("/", "/b", "/b:a");
        long version = 0;
        for (String namespace : namespaces) {
            for (String name : names) {
                version++;
                store.save(namespace, name, state(version));
            }
        }
        version = 0;
        for (String namespace : namespaces) {
            for (String name : names) {
                version++;
                assertThat(json(namespace, name))
                        .as("%s %s", namespace, name)
                        .isEqualTo(state(version).json());
            }
        }
    }

    @Test
    void longValue_isKeptWhole() throws SQLException {
        var state = new StoredState(1, '"' + "\u00e4b".repeat(500_000) + '"');
        store.save("/", "board:1", state);

        assertThat(store.load("/", "board:1")).contains(state);
    }

    @Test
    void nodesThatBeginAtOnce_haveOneTable_andTheLatestVersion() throws Exception {
        List<Integer> versions = IntStream.rangeClosed(1, 15).boxed().toList();
        together(() -> {
            var own = new JdbcStateStore(base.source());
            for (int version : versions) {
                own.save("/", "board:1", state(version));
                own.save("/", "board:" + version, state(version));
            }
            return true;
        });

        assertThat(store.load("/", "board:1")).contains(state(15));
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_state")).isEqualTo(15);
    }

    @Test
    void anotherTable_isOfItsOwn() throws SQLException {
        var other = new JdbcStateStore(base.source(), "plans");
        store.save("/", "a", state(1));
        other.save("/", "a", state(2));

        assertThat(store.load("/", "a")).contains(state(1));
        assertThat(base.ask("SELECT version FROM plans")).isEqualTo(2);
    }

    @Test
    void nameThatIsNone_isRefused() {
        for (String name : List.of("", "a b", "a;drop table b", "a.b.c", "1a", "a\"")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new JdbcStateStore(base.source(), name))
                    .withMessageContaining("letters, digits and underscores");
        }
    }

    @Test
    void tableThatCannotBeCreated_isSaid_withWhatToDo() {
        var nowhere = new JdbcStateStore(base.source(), "nowhere.plans");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> nowhere.save("/", "a", state(1)))
                .withMessageContaining("The table nowhere.plans is not in the database, and cannot be created")
                .withMessageContaining(
                        "Create it by hand: CREATE TABLE nowhere.plans (room VARCHAR(300) NOT NULL PRIMARY KEY,"
                                + " version BIGINT NOT NULL, json "
                                + (kind == Base.POSTGRESQL ? "TEXT" : "CLOB") + " NOT NULL)");
    }

    /** A pool may hand out connections that do not commit by themselves. */
    @Test
    void connectionThatDoesNotCommitByItself_isCommitted() throws SQLException {
        DataSource source = FaultySource.proxy(DataSource.class, base.source(), (name, call) -> {
            Object result = call.run();
            if (result instanceof Connection connection) {
                connection.setAutoCommit(false);
            }
            return result;
        });
        var strict = new JdbcStateStore(source);
        strict.save("/", "a", state(1));

        assertThat(store.load("/", "a")).contains(state(1));
    }

    /** A pool may hide what the database says in an exception of its own, as Payara's does. */
    @Test
    void exceptionWithinAnother_isUnderstood() throws SQLException {
        FaultySource.Around hides = (name, call) -> {
            try {
                Object result = call.run();
                return result;
            } catch (SQLException said) {
                throw new SQLException(new IllegalStateException(said));
            }
        };
        DataSource source = FaultySource.proxy(DataSource.class, base.source(), (name, call) -> {
            Object result = call.run();
            return result instanceof Connection real
                    ? FaultySource.proxy(Connection.class, real, (method, inner) -> {
                        Object made = hides.handle(method, inner);
                        return made instanceof PreparedStatement statement
                                ? FaultySource.proxy(PreparedStatement.class, statement, hides)
                                : made;
                    })
                    : result;
        });
        var pooled = new JdbcStateStore(source);
        pooled.save("/", "a", state(1));

        assertThat(pooled.load("/", "a")).contains(state(1));
    }
}
