// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** How long messages wait, and how many: rule N5. */
class PatienceTest {

    /** Less than an attempt to connect takes, which must not hold messages up. */
    private static final Duration IN_TIME = Duration.ofMillis(1_900);

    private static final String PATIENCE = "foyer.backplane.patience";

    private final Nodes nodes = new Nodes();
    private RedisServer redis;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stop() {
        redis.close();
        nodes.close();
    }

    /** Publishes until something is given up, and returns how long that took. */
    private static Duration timeToGiveUp(Node node) {
        long begin = System.nanoTime();
        CompletableFuture<Integer> first =
                node.backplane().publish(LOBBY, "first").toCompletableFuture();
        assertThat(first.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(-1);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void messages_areGivenUpInTime_whileNothingAnswers() {
        Node node = nodes.start(redis.url(), PATIENCE, "500ms");
        redis.kill();
        timeToGiveUp(node);

        for (int i = 0; i < 4; i++) { // also while the engine waits for its next attempt
            assertThat(timeToGiveUp(node)).isBetween(Duration.ofMillis(450), IN_TIME);
        }
    }

    /** Neither a write that blocks, nor an answer, nor an attempt to connect ends in this time. */
    @Test
    void messages_areGivenUpInTime_whileRedisIsFrozen() throws InterruptedException {
        Node node = nodes.start(redis.url(), PATIENCE, "PT0.5S");
        node.awaitOthers(0);
        redis.freeze();
        List<CompletableFuture<Integer>> large = IntStream.range(0, 7)
                .mapToObj(i ->
                        node.backplane().publish(LOBBY, "x".repeat(1_000_000)).toCompletableFuture())
                .toList();

        for (int i = 0; i < 12; i++) {
            assertThat(timeToGiveUp(node)).isBetween(Duration.ofMillis(450), IN_TIME);
        }
        assertThat(large).allMatch(stage -> stage.isDone() && stage.join() == -1);

        redis.thaw();
        node.awaitOthers(0);
    }

    @Test
    void messages_waitForTheWholePatience() throws InterruptedException {
        Node node = nodes.start(redis.url());
        Node other = nodes.start(redis.url());
        other.backplane().subscribe(LOBBY);
        node.awaitOthers(1);
        redis.freeze();
        var waiting = node.backplane().publish(LOBBY, "patient").toCompletableFuture();
        assertThat(waiting.isDone()).isFalse();

        redis.thaw();

        assertThat(other.next()).isEqualTo("patient");
        assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1);
    }

    @Test
    void whatIsTooMuch_isGivenUpAtOnce() {
        Node node = nodes.start(redis.url(), "foyer.backplane.max-bytes", "1000000");
        redis.kill();

        long begin = System.nanoTime();
        var given = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            var stage =
                    node.backplane().publish(LOBBY, "\u00e4".repeat(100_000)).toCompletableFuture();
            if (stage.isDone()) {
                given.add(stage.join());
            }
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(given).hasSizeBetween(11, 16).containsOnly(-1); // four wait, and some were taken to be written
    }

    @Test
    void stoppedEngine_givesUpAtOnce() {
        Node node = nodes.start(redis.url());
        node.backplane().stop();

        assertThat(node.backplane().publish(LOBBY, "late").toCompletableFuture().getNow(0))
                .isEqualTo(-1);
    }

    @Test
    void stop_takesNoLongerThanItMay_whileRedisIsFrozen() throws InterruptedException {
        Node node = nodes.start(redis.url());
        node.backplane().subscribe(LOBBY);
        redis.freeze();
        var waiting = node.backplane().publish(LOBBY, "last").toCompletableFuture();

        long begin = System.nanoTime();
        node.backplane().stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThat(waiting.getNow(0)).isEqualTo(-1);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("foyer-redis"));
    }
}
