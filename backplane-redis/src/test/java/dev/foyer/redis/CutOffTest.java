// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;

import dev.foyer.redis.testing.FaultyProxy;
import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way to Redis fails for one of two nodes: rules N2, N4 and N5. */
class CutOffTest {

    private final Nodes nodes = new Nodes();
    private RedisServer redis;
    private FaultyProxy proxy;
    private Traffic traffic;

    @BeforeEach
    void start() throws IOException {
        redis = RedisServer.start();
        proxy = FaultyProxy.before(redis.port());
        traffic = new Traffic(nodes, redis.url(), proxy.url());
        traffic.flow(500);
    }

    @AfterEach
    void stop() throws IOException {
        nodes.close();
        proxy.close();
        redis.close();
    }

    private long subscribers() {
        return redis.ask("CLIENT", "LIST", "TYPE", "pubsub").lines().count();
    }

    @Test
    void cuts() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            int before = traffic.ledger(1).interruptions();
            proxy.cut();
            Traffic.await("told", () -> traffic.ledger(1).interruptions() > before);
            traffic.flow(100);
            Traffic.await("all is well", () -> !traffic.ledger(1).isInterrupted());
        }

        traffic.end();

        assertThat(traffic.ledger(0).interruptions()).isZero();
    }

    /** What the hole has swallowed comes out when it is over, on connections that nobody wants any more. */
    @Test
    void blackhole_endsWithAReconnect() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            proxy.blackhole();
            int before = traffic.ledger(0).last("sender0");
            Traffic.await("the other one goes on", () -> traffic.ledger(0).last("sender0") > before + 5_000);

            traffic.node(1).reconnect();
            Traffic.await("told", () -> traffic.ledger(1).isInterrupted());
            proxy.heal();
            traffic.flow(100);
        }

        traffic.end();

        assertThat(subscribers()).isEqualTo(2);
    }

    /** Redis would publish what comes out late, after newer messages, if the connection lived. */
    @Test
    void whatComesOutLate_isNotPublished() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            proxy.strand();
            int before = traffic.ledger(0).last("sender0");
            Traffic.await("the other one goes on", () -> traffic.ledger(0).last("sender0") > before + 1_000);

            traffic.node(1).reconnect();
            traffic.flow(100);
            proxy.heal();
            traffic.flow(100);
        }

        traffic.end();

        assertThat(traffic.lost()).isPositive();
    }

    /** Redis closes the connection of one who does not read what it gets. */
    @Test
    void slowNode_isTold_andHoldsUpNobody() throws InterruptedException {
        redis.ask("CONFIG", "SET", "client-output-buffer-limit", "pubsub 1mb 0 0");
        proxy.blackhole();
        Traffic.await("closed by Redis", () -> subscribers() == 1);
        proxy.heal();
        Traffic.await("told", () -> traffic.ledger(1).interruptions() > 0);
        traffic.flow(100);

        traffic.end();

        assertThat(traffic.ledger(0).interruptions()).isZero();
    }
}
