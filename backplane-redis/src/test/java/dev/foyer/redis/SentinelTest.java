// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.UncheckedIOException;
import java.util.function.Supplier;

import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A master and a replica that change places, and a sentinel that says so. */
class SentinelTest {

    private static final String PASSWORD = "hush";

    private final Nodes nodes = new Nodes();
    private RedisServer master;
    private RedisServer replica;
    private RedisServer sentinel;

    @BeforeEach
    void start() {
        master = RedisServer.start("--repl-diskless-sync-delay", "0");
        replica = RedisServer.start("--replicaof", "127.0.0.1 " + master.port(), "--replica-priority", "1");
        sentinel = RedisServer.startSentinel("main", master.port());
        Traffic.await(
                "the sentinel knows the replica",
                () -> !sentinel.ask("SENTINEL", "REPLICAS", "main").startsWith("*0"));
        Traffic.await(
                "the replica is in step",
                () -> replica.ask("INFO", "replication").contains("master_link_status:up"));
    }

    @AfterEach
    void stop() {
        nodes.close();
        sentinel.close();
        replica.close();
        master.close();
    }

    private String url() {
        return "redis-sentinel://localhost:1,localhost:" + sentinel.port() + "/main";
    }

    private boolean isOnReplica() {
        try {
            return replica.ask("CLIENT", "LIST", "TYPE", "pubsub")
                            .lines()
                            .filter(line -> !line.contains("name=sentinel"))
                            .count()
                    == 2;
        } catch (UncheckedIOException killed) { // by the sentinel
            return false;
        }
    }

    @Test
    void failover_movesAllNodes() throws InterruptedException {
        var traffic = new Traffic(nodes, url(), url());
        traffic.flow(100);

        Traffic.await(
                "the sentinel obeys", () -> "OK".equals(answer(() -> sentinel.ask("SENTINEL", "FAILOVER", "main"))));
        Traffic.await("on the new master", this::isOnReplica);
        traffic.flow(100);

        traffic.end();

        assertThat(traffic.ledger(0).interruptions()).isPositive();
    }

    private static String answer(Supplier<String> asked) {
        try {
            return asked.get();
        } catch (IllegalStateException notYet) {
            return String.valueOf(notYet.getMessage());
        }
    }

    @Test
    void deadMaster_isReplaced() throws InterruptedException {
        var traffic = new Traffic(nodes, url(), url());
        traffic.flow(100);

        master.kill();
        Traffic.await("on the new master", this::isOnReplica);
        traffic.flow(100);

        traffic.end();
    }

    @Test
    void password_isForTheMaster() {
        master.ask("CONFIG", "SET", "requirepass", PASSWORD);

        assertThat(nodes.start("redis-sentinel://:" + PASSWORD + "@localhost:" + sentinel.port() + "/main")
                        .publish("in"))
                .isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start(url()))
                .withMessageContaining(":" + master.port())
                .withMessageContaining("NOAUTH");
    }

    @Test
    void mistakes_areTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start("redis-sentinel://localhost:" + sentinel.port() + "/mian"))
                .withMessageContaining("'mian'")
                .withMessageContaining("does not know it");
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start("redis-sentinel://:hush@localhost:1,localhost:2/main"))
                .withMessageContaining("None of them answers")
                .withMessageNotContaining("hush");
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start("redis-sentinel://localhost:" + master.port() + "/main"))
                .withMessageContaining("unknown command");
    }
}
