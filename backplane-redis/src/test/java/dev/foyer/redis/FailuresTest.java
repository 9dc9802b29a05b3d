// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.concurrent.TimeUnit;

import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Redis fails under load: nothing arrives twice or late, and what is lost is told: rules N2, N4 and N5. */
class FailuresTest {

    private final Nodes nodes = new Nodes();
    private RedisServer redis;
    private Traffic traffic;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
        traffic = new Traffic(nodes, redis.url(), redis.url(), redis.url());
        traffic.flow(1_000);
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    private int clients(String type) {
        return (int) redis.ask("CLIENT", "LIST", "TYPE", type)
                .lines()
                .filter(line -> !line.isEmpty())
                .count();
    }

    @Test
    void quietHour_losesNothing_andTellsNothing() throws InterruptedException {
        traffic.flow(2_000);

        traffic.end();

        assertThat(traffic.lost()).isZero();
        assertThat(traffic.ledger(0).interruptions()).isZero();
    }

    @Test
    void restarts() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            int before = traffic.ledger(0).interruptions();
            redis.restart();
            Traffic.await("told", () -> traffic.ledger(0).interruptions() > before);
            traffic.flow(200);
            Traffic.await("all is well", () -> !traffic.ledger(0).isInterrupted());
        }

        traffic.end();
    }

    /** The engine gives its connections up after 5 seconds; Redis reads what is left of them when it goes on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void freeze(int seconds) throws InterruptedException {
        redis.freeze();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Traffic.await("time passes", () -> System.nanoTime() - end > 0);
        redis.thaw();
        traffic.flow(1_000);

        traffic.end();

        assertThat(traffic.lost() > 0).isEqualTo(seconds > 5);
    }

    @Test
    void subscribersKilled_againAndAgain() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            int before = traffic.ledger(0).interruptions();
            redis.ask("CLIENT", "KILL", "TYPE", "pubsub");
            Traffic.await("told", () -> traffic.ledger(0).interruptions() > before && clients("pubsub") == 3);
            traffic.flow(100);
        }

        traffic.end();

        assertThat(traffic.lost()).isZero();
        assertThat(clients("normal")).isEqualTo(4); // three, and the one that asks
    }

    @Test
    void publishersKilled_againAndAgain() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            redis.ask("CLIENT", "KILL", "TYPE", "normal");
            traffic.flow(100);
        }

        traffic.end();

        assertThat(traffic.ledger(0).interruptions()).isZero();
    }

    @Test
    void reconnects_againAndAgain() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            int node = i % 3;
            int before = traffic.ledger(node).interruptions();
            traffic.node(node).reconnect();
            Traffic.await("told", () -> traffic.ledger(node).interruptions() > before);
            traffic.flow(100);
            Traffic.await("all is well", () -> !traffic.ledger(node).isInterrupted());
        }

        traffic.end();

        assertThat(clients("pubsub")).isEqualTo(3);
    }
}
