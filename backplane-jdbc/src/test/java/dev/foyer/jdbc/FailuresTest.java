// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** A PostgreSQL that is killed, frozen or an old copy of itself: rules N3, N4 and N5. */
class FailuresTest {

    private static final Retention TEN = new Retention(10, Duration.ofMinutes(5), 100_000);

    private final Nodes nodes = new Nodes();
    private final PostgresServer server = PostgresServer.start();

    @AfterEach
    void stop() {
        nodes.close();
        server.close();
    }

    private Traffic traffic() {
        return new Traffic(nodes, Collections.nCopies(3, server.dataSource()));
    }

    private void cutAll() {
        server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                + " AND backend_type = 'client backend'");
    }

    @Test
    void lostConnections_loseNothing_andNothingIsTold() throws InterruptedException {
        Traffic traffic = traffic();
        for (int i = 0; i < 10; i++) {
            traffic.flow(100);
            cutAll();
        }
        traffic.flow(100);
        traffic.end();

        assertThat(traffic.lost()).isZero();
        assertThat(traffic.news())
                .allSatisfy(news -> assertThat(news).doesNotContain(Nodes.RESUMED, Nodes.RESUMED_WITHOUT_LOGS));
    }

    /** A new run may be an old copy, and nobody can tell. So what may have arrived before is not written again. */
    @Test
    void killedDatabase_losesNothingThatIsNotTold_andBeginsAnotherEpoch() throws InterruptedException {
        Traffic traffic = traffic();
        traffic.flow(100);
        server.restart();
        traffic.flow(100);
        traffic.end();

        assertThat(traffic.lostOfLogs()).isZero();
        assertThat(traffic.news()).allSatisfy(news -> assertThat(news).endsWith(Nodes.RESUMED_WITHOUT_LOGS));
        assertThat(epochs(traffic)).hasSize(2);
    }

    private static List<Long> epochs(Traffic traffic) {
        return traffic.ledgers().get(0).placed().keySet().stream()
                .map(Position::epoch)
                .distinct()
                .toList();
    }

    @Test
    void frozenDatabase_losesNothingThatIsNotTold() throws InterruptedException {
        Traffic traffic = traffic();
        traffic.flow(100);
        server.freeze();
        Nodes.await("noticed", () -> traffic.news().stream().allMatch(news -> news.contains(Nodes.INTERRUPTED)));
        server.thaw();
        traffic.flow(100);
        traffic.end();

        assertThat(traffic.news())
                .allSatisfy(news -> assertThat(news)
                        .contains(Nodes.CONTINUED)
                        .doesNotContain(Nodes.RESUMED, Nodes.RESUMED_WITHOUT_LOGS));
        assertThat(epochs(traffic)).hasSize(1);
    }

    /** No position names two messages, on whatever nodes. */
    @Test
    void oldCopy_neverGoesOnWhereANodeHadBeenFurther() throws InterruptedException {
        Traffic traffic = traffic();
        traffic.flow(100);
        server.keepCopy();
        traffic.flow(100);
        server.restoreCopy();
        traffic.flow(100);
        traffic.end();

        Map<Position, String> all = new HashMap<>();
        for (Ledger ledger : traffic.ledgers()) {
            ledger.placed()
                    .forEach((at, message) ->
                            assertThat(all.computeIfAbsent(at, any -> message)).isEqualTo(message));
            assertThat(ledger.news()).contains(Nodes.RESUMED_WITHOUT_LOGS);
        }
        assertThat(epochs(traffic)).hasSize(3);
    }

    /** Also for nodes that know of nothing else. What was said is still to be read. */
    @Test
    void oldCopy_beginsAnotherEpoch_whenAllNodesAreNew() {
        Node before = nodes.start(server.dataSource());
        Position kept = before.append("in the copy", TEN);
        server.keepCopy();
        Position lost = before.append("not in the copy", TEN);
        nodes.close();
        server.restoreCopy();
        Node fresh = nodes.start(server.dataSource());

        assertThat(Nodes.get(fresh.backplane().read(LOBBY, kept, 10)).complete())
                .isFalse();
        Position next = fresh.append("new", TEN);
        assertThat(next.number()).isZero();
        assertThat(next.epoch()).isGreaterThan(lost.epoch());
        assertThat(Nodes.get(fresh.backplane().read(LOBBY, lost, 10)).complete())
                .isFalse();
        assertThat(Nodes.get(fresh.backplane().readLatest(LOBBY, 10)).messages())
                .containsExactly(new Replay.Logged(kept, "in the copy"), new Replay.Logged(next, "new"));
    }

    @Test
    void databaseThatStaysAway_isToldWithinThePatience_andIsFoundAgain() throws InterruptedException {
        Node one = nodes.start(server.dataSource(), "shop", Map.of("foyer.backplane.patience", "500ms"));
        one.backplane().subscribe(LOBBY);
        one.publish("first");
        one.await("first");
        server.kill();

        assertThat(one.publish("lost")).isEqualTo(-1);
        assertThat(one.backplane().append(LOBBY, "lost", TEN).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30));
        assertThat(one.backplane().readLatest(LOBBY, 1).toCompletableFuture()).failsWithin(Duration.ofSeconds(30));
        assertThat(one.next()).isEqualTo(Nodes.INTERRUPTED);

        server.launchAgain();
        assertThat(one.next()).isEqualTo(Nodes.RESUMED_WITHOUT_LOGS);
        one.backplane().append(LOBBY, "last", TEN);
        assertThat(one.next()).endsWith("-0 last");
    }

    @Test
    void reconnect_losesNothing() throws InterruptedException {
        Node one = nodes.start(server.dataSource());
        one.backplane().subscribe(LOBBY);
        one.backplane().reconnect();
        assertThat(one.next(2)).containsExactly(Nodes.INTERRUPTED, Nodes.CONTINUED);

        one.publish("message");
        assertThat(one.next()).isEqualTo("message");
    }
}
