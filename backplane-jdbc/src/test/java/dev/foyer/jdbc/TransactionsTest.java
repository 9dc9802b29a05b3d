// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** What is appended within a transaction is there with it, and only with it. */
@ParameterizedClass
@EnumSource(Base.class)
class TransactionsTest {

    private static final Retention KEEP = new Retention(1_000, Duration.ofMinutes(5), 100_000);

    private final Nodes nodes = new Nodes();
    private final Base.Open base;
    private final TransactionalSource transactions;
    private final Node one;
    private final Node two;

    TransactionsTest(Base kind) {
        base = kind.open();
        transactions = new TransactionalSource(base.source());
        one = nodes.start(transactions.source());
        two = nodes.start(base.source());
        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(LOBBY);
        Nodes.await("interested", () -> one.publish("probe") == 1 && two.publish("probe") == 1);
        one.publish("ready");
        awaitReady(one);
        awaitReady(two);
    }

    private static void awaitReady(Node node) {
        Nodes.await("ready", () -> "ready".equals(node.arrived().poll()));
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    private CompletableFuture<Appended> append(String message, CompletionStage<Boolean> end) {
        return one.backplane().appendInTransaction(LOBBY, message, KEEP, end).toCompletableFuture();
    }

    @Test
    void commit_letsItArriveEverywhere() throws InterruptedException {
        var appended = new ArrayList<CompletableFuture<Appended>>();
        transactions.run(true, end -> {
            appended.add(append("first", end));
            appended.add(append("second", end));
            Position between = two.append("of another", KEEP);
            assertThat(between.number()).isZero(); // nobody waits for the transaction
            assertThat(appended).noneMatch(CompletableFuture::isDone);
        });

        assertThat(Nodes.get(appended.get(0)).at().number()).isEqualTo(1);
        assertThat(Nodes.get(appended.get(1)).at().number()).isEqualTo(2);
        assertThat(Nodes.get(appended.get(1)).nodes()).isEqualTo(1);
        List<String> arrived = one.next(3);
        assertThat(two.next(3)).isEqualTo(arrived);
        assertThat(arrived.get(1)).endsWith("-1 first");
        assertThat(arrived.get(2)).endsWith("-2 second");
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_pending")).isZero();
    }

    @Test
    void rollback_leavesNoTrace() throws InterruptedException {
        var appended = new ArrayList<CompletableFuture<Appended>>();
        transactions.run(false, end -> appended.add(append("never", end)));

        assertThat(appended.get(0)).failsWithin(Duration.ofSeconds(30));
        assertThat(one.append("next", KEEP).number()).isZero();
        assertThat(one.next()).endsWith("-0 next");
        assertThat(two.next()).endsWith("-0 next");
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_pending")).isZero();
    }

    /** What one thread appends keeps its order, in transactions and between them. */
    @Test
    void order_isThatOfTheThread() {
        for (int i = 0; i < 100; i += 2) {
            String within = "message " + i;
            transactions.run(true, end -> {
                var unused = append(within, end);
            });
            one.backplane().append(LOBBY, "message " + (i + 1), KEEP);
        }

        var messages = Nodes.get(one.backplane().readLatest(LOBBY, 1_000)).messages();
        assertThat(messages).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(messages.get(i).message()).isEqualTo("message " + i);
        }
    }

    @Test
    void nodeThatIsGoneAfterTheCommit_isNotNeeded() throws InterruptedException {
        transactions.run(true, end -> {
            var unused = append("left behind", end);
            one.backplane().stop();
        });

        assertThat(two.next()).endsWith("-0 left behind");
    }

    /** What a process that was killed has left: it seems to run, until nothing was heard of it for 10 seconds. */
    @Test
    void nodeThatWasKilledAfterTheCommit_isNotNeeded() throws InterruptedException {
        long now = base.ask("SELECT MAX(seen) FROM foyer_node");
        base.run("INSERT INTO foyer_node (application, node, seen, batch, first_id, last_id) VALUES ('shop', 'killed', "
                + now + ", 0, 0, 0)");
        base.run("INSERT INTO foyer_pending (application, topic, origin, number, keep_events, keep_millis, keep_bytes,"
                + " message) VALUES ('shop', 'r:/:lobby', 'killed', 7, 100, 300000, 1000000, 'left behind')");

        assertThat(two.next()).endsWith("-0 left behind");
    }

    /** Rule N8: another program writes a row, and the event arrives. */
    @Test
    void otherPrograms_mayWriteRows() throws InterruptedException {
        base.run("INSERT INTO foyer_pending (application, topic, origin, number, keep_events, keep_millis, keep_bytes,"
                + " message) VALUES ('shop', 'r:/:lobby', '', 0, 100, 300000, 1000000, 'by hand')");

        assertThat(one.next()).endsWith("-0 by hand");
        assertThat(two.next()).endsWith("-0 by hand");
    }

    @Test
    void joining_canBeTurnedOff() {
        assertThat(one.backplane().joinsTransactions()).isTrue();
        Node apart = nodes.start(base.source(), "shop", Map.of("foyer.backplane.join-transactions", "false"));
        assertThat(apart.backplane().joinsTransactions()).isFalse();
    }

    @Test
    void transactionThatTakesNothing_fails_atOnce() {
        base.run("ALTER TABLE foyer_pending RENAME TO foyer_elsewhere");

        assertThat(append("refused", new CompletableFuture<>())).isCompletedExceptionally();
    }
}
