// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q3, as far as the engine has a part in it: records that nodes keep for each other on a real Redis. */
class RecordsTest {

    private static final Duration WINDOW = Duration.ofSeconds(20);

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

    private Optional<String> take(Node by, String key) {
        return Node.get(by.backplane().take(nodes.id(one), key));
    }

    /** A question of a node is answered after all that it has asked before. */
    private void settle() {
        assertThat(take(one, "none")).isEmpty();
    }

    @Test
    void record_isTakenOnce_asItWasLast() {
        one.backplane().keep("k", "first", WINDOW);
        one.backplane().keep("k", "läst ☃", WINDOW);
        one.backplane().keep("other", "more", WINDOW);
        settle();

        assertThat(take(two, "k")).hasValue("läst ☃");
        assertThat(take(two, "k")).isEmpty();
        assertThat(take(one, "other")).as("by the node itself").hasValue("more");
    }

    @Test
    void recordThatIsNotKeptAnyMore_isGone() {
        one.backplane().keep("k", "first", WINDOW);
        one.backplane().keep("k", null, WINDOW);
        settle();

        assertThat(take(two, "k")).isEmpty();
    }

    @Test
    void oneOfMany_getsARecord() {
        for (int round = 0; round < 50; round++) {
            one.backplane().keep("k", "first", WINDOW);
            settle();

            var first = one.backplane().take(nodes.id(one), "k").toCompletableFuture();
            var second = two.backplane().take(nodes.id(one), "k").toCompletableFuture();

            assertThat(IntStream.of(count(first), count(second)).sum()).isEqualTo(1);
        }
    }

    private static int count(CompletableFuture<Optional<String>> taken) {
        return Node.get(taken).isPresent() ? 1 : 0;
    }

    @Test
    void recordsOfNodeThatHasEnded_areThere_butNotForGood() {
        one.backplane().keep("k", "first", WINDOW);
        settle();
        one.backplane().stop();

        long left = Long.parseLong(
                redis.ask("PTTL", "foyer:shop:kept:" + nodes.id(one)).strip());

        assertThat(left).isBetween(WINDOW.toMillis(), WINDOW.toMillis() + 30_000);
        assertThat(take(two, "k")).hasValue("first");
    }

    @Test
    void recordsThatBeginAnew_endToo() {
        one.backplane().keep("k", "first", WINDOW);
        one.backplane().keep("k", null, WINDOW); // nothing is left that could end
        one.backplane().keep("k", "second", WINDOW);
        settle();

        assertThat(Long.parseLong(
                        redis.ask("PTTL", "foyer:shop:kept:" + nodes.id(one)).strip()))
                .isGreaterThan(0);
    }

    @Test
    void recordsOfAnotherApplication_areNotThere() {
        redis.ask("HSET", "foyer:other:kept:" + nodes.id(one), "k", "first");

        assertThat(take(two, "k")).isEmpty();
    }

    @Test
    void redisThatRefuses_keepsNothing_andEverythingElseGoesOn() {
        redis.ask("ACL", "SETUSER", "default", "-hset", "-eval");

        one.backplane().keep("k", "first", WINDOW);

        assertThat(take(two, "k")).isEmpty();
        assertThat(Node.get(one.backplane().publish(Nodes.LOBBY, "hello"))).isZero();
    }
}
