// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.RedisServer;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Swapped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Cells on a real Redis: rules S1 to S5, as far as the engine has a part in them. */
class CellsTest {

    private static final Duration KEEP = Duration.ofMinutes(5);

    private final Nodes nodes = new Nodes();
    private RedisServer redis;
    private Node one;
    private Node two;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
        one = nodes.start(redis.url());
        two = nodes.start(redis.url());
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    private static Swapped swap(Node node, @Nullable Position expected, String content) {
        return Node.get(node.backplane().swapCell(LOBBY, expected, content, "to " + content, KEEP));
    }

    /** Changes the cell, which must be at the position. */
    private static Position change(Node node, @Nullable Position expected, String content) {
        return Objects.requireNonNull(swap(node, expected, content).at());
    }

    private static Optional<Cell> use(Node node) {
        return Node.get(node.backplane().useCell(LOBBY, KEEP));
    }

    private String ask(String script) {
        return redis.ask("EVAL", script, "0");
    }

    private String key() {
        return ask("return redis.call('KEYS', 'foyer:shop:*:s:*')[1]");
    }

    @Test
    void change_isMadeOnlyAtThePosition() throws InterruptedException { // S2
        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1);
        assertThat(use(one)).isEmpty();

        Position first = change(one, null, "a \u00e4\n{}");
        assertThat(first.number()).isZero();
        assertThat(swap(two, null, "b")).isEqualTo(Swapped.beaten(new Cell(first, "a \u00e4\n{}")));
        Position second = change(two, first, "c");
        assertThat(second.follows(first)).isTrue();
        assertThat(swap(one, first, "d")).isEqualTo(Swapped.beaten(new Cell(second, "c")));
        assertThat(use(one)).contains(new Cell(second, "c"));

        assertThat(List.of(two.next(), two.next()))
                .containsExactly("= " + first + " to a \u00e4\n{}", "= " + second + " to c");
    }

    @Test
    void increments_allCount_andAllNodesSeeEach_inOrder() throws Exception { // S2
        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1);
        two.awaitOthers(1);
        Position begin = change(one, null, "0");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        var all = new ArrayList<Future<?>>();
        for (int thread = 0; thread < 4; thread++) {
            Node node = thread % 2 == 0 ? one : two;
            all.add(pool.submit(() -> {
                for (int i = 0; i < 250; i++) {
                    increment(node);
                }
            }));
        }
        for (Future<?> thread : all) {
            thread.get();
        }
        pool.shutdown();

        assertThat(use(one)).contains(new Cell(new Position(begin.epoch(), 1_000), "1000"));
        for (int i = 0; i <= 1_000; i++) {
            String change = "= " + begin.epoch() + "-" + i + " to " + i;
            assertThat(one.next()).isEqualTo(change);
            assertThat(two.next()).isEqualTo(change);
        }
    }

    private static void increment(Node node) {
        Cell now = use(node).orElseThrow();
        Swapped swapped = swap(node, now.at(), String.valueOf(Integer.parseInt(now.content()) + 1));
        while (swapped.at() == null) {
            now = Objects.requireNonNull(swapped.now());
            swapped = swap(node, now.at(), String.valueOf(Integer.parseInt(now.content()) + 1));
        }
    }

    private static CompletableFuture<Optional<Cell>> emptying(Node node) {
        return node.backplane().emptyCell(LOBBY, KEEP, Duration.ofSeconds(10)).toCompletableFuture();
    }

    private static Optional<Cell> empty(Node node) {
        return emptying(node).join();
    }

    @Test
    void cellThatIsNotUsed_isEmptied_orExpires() { // S5
        Position at = change(one, null, "a");
        assertThat(empty(one)).isEmpty();
        assertThat(use(two)).isPresent();
        assertThat(Long.parseLong(ask("return redis.call('PTTL', '" + key() + "')")))
                .isBetween(KEEP.toMillis() - 60_000, KEEP.toMillis());

        ask("return redis.call('PEXPIRE', '" + key() + "', 290000)"); // as if ten seconds had passed
        CompletableFuture<Optional<Cell>> first = emptying(one);
        CompletableFuture<Optional<Cell>> second = emptying(two);

        assertThat(List.of(first.join(), second.join())) // one of them has done it
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(new Cell(at, "a")));
        assertThat(use(one)).isEmpty();
        assertThat(ask("return #redis.call('KEYS', 'foyer:shop:*:s:*')")).isEqualTo("0");
    }

    @Test
    void otherRunOfRedis_beginsALaterEpoch_withWhatItHas() throws InterruptedException { // S4
        Position first = change(one, null, "a");
        Position second = change(one, first, "b");
        redis.ask("SAVE");
        swap(one, second, "c");
        redis.kill();
        redis.restart();
        one.await(Nodes.RESUMED_WITHOUT_LOGS);

        Cell now = use(one).orElseThrow();

        assertThat(now.content()).isEqualTo("b");
        assertThat(now.at().number()).isZero();
        assertThat(now.at().epoch()).isGreaterThan(second.epoch());
        assertThat(swap(two, second, "d")).isEqualTo(Swapped.beaten(now));
        assertThat(change(two, now.at(), "e").follows(now.at())).isTrue();
    }

    @Test
    void changeThatHasNoAnswer_isMadeOnce() throws InterruptedException { // S2
        Position at = change(one, null, "0");
        int made = 0;
        for (int i = 0; i < 30; i++) {
            redis.ask("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
            Position next = change(one, at, "x" + i);
            assertThat(next.follows(at)).isTrue();
            at = next;
            made++;
        }

        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1); // so two is connected again
        assertThat(use(two)).contains(new Cell(at, "x29"));
        assertThat(at.number()).isEqualTo(made);
    }
}
