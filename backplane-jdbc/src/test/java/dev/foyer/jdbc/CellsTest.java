// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Swapped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Cells in a database: rules S1 to S5, as far as the engine has a part in them. */
@ParameterizedClass
@EnumSource(Base.class)
class CellsTest {

    private static final Duration KEEP = Duration.ofMinutes(5);

    private final Nodes nodes = new Nodes();
    private final Base.Open base;
    private final Node one;
    private final Node two;

    CellsTest(Base kind) {
        base = kind.open();
        one = nodes.start(base.source());
        two = nodes.start(base.source());
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    /** Waits until the other node has subscribed. */
    private static void awaitOthers(Node node) {
        Nodes.await("the other node", () -> node.publish("probe") == 1);
    }

    private static String next(Node node) throws InterruptedException {
        String next = node.next();
        while (next.equals("probe")) {
            next = node.next();
        }
        return next;
    }

    private static Swapped swap(Node node, @Nullable Position expected, String content) {
        return Nodes.get(node.backplane().swapCell(LOBBY, expected, content, "to " + content, KEEP));
    }

    /** Changes the cell, which must be at the position. */
    private static Position change(Node node, @Nullable Position expected, String content) {
        return Objects.requireNonNull(swap(node, expected, content).at());
    }

    private static Optional<Cell> use(Node node) {
        return Nodes.get(node.backplane().useCell(LOBBY, KEEP));
    }

    @Test
    void change_isMadeOnlyAtThePosition() throws InterruptedException { // S2
        two.backplane().subscribe(LOBBY);
        awaitOthers(one);
        assertThat(use(one)).isEmpty();

        Position first = change(one, null, "a \u00e4\n{}");
        assertThat(first.number()).isZero();
        assertThat(swap(two, null, "b")).isEqualTo(Swapped.beaten(new Cell(first, "a \u00e4\n{}")));
        Position second = change(two, first, "c");
        assertThat(second.follows(first)).isTrue();
        assertThat(swap(one, first, "d")).isEqualTo(Swapped.beaten(new Cell(second, "c")));
        assertThat(use(one)).contains(new Cell(second, "c"));

        assertThat(List.of(next(two), next(two)))
                .containsExactly("= " + first + " to a \u00e4\n{}", "= " + second + " to c");
    }

    @Test
    void increments_allCount_andAllNodesSeeEach_inOrder() throws Exception { // S2
        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(LOBBY);
        awaitOthers(one);
        awaitOthers(two);
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
            assertThat(next(one)).isEqualTo(change);
            assertThat(next(two)).isEqualTo(change);
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

    private static CompletableFuture<Optional<Cell>> empty(Node node, Duration unused) {
        return node.backplane().emptyCell(LOBBY, KEEP, unused).toCompletableFuture();
    }

    @Test
    void cellThatIsNotUsed_isEmptied_andOneInUseIsNot() throws InterruptedException { // S5
        swap(one, null, "a");
        assertThat(empty(one, Duration.ofMinutes(1)).join()).isEmpty();
        Optional<Cell> last = use(one);
        assertThat(last).isPresent();

        CompletableFuture<Optional<Cell>> first = empty(one, Duration.ZERO);
        CompletableFuture<Optional<Cell>> second = empty(two, Duration.ZERO);

        assertThat(List.of(first.join(), second.join())) // one of them has done it
                .containsExactlyInAnyOrder(Optional.empty(), last);
        assertThat(use(one)).isEmpty();
        assertThat(use(two)).isEmpty();
    }
}
