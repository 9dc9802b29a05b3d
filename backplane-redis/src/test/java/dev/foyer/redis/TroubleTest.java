// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Redis answers, but something is wrong with it. */
class TroubleTest {

    private final Nodes nodes = new Nodes();
    private RedisServer redis;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    /** Starts a node that has subscribed to the lobby. */
    private Node inLobby(Node from) {
        Node node = nodes.start(redis.url(), "foyer.backplane.patience", "1s");
        node.backplane().subscribe(LOBBY);
        from.awaitOthers(1);
        return node;
    }

    @Test
    void fullRedis_publishesAsBefore() throws InterruptedException {
        redis.ask("SET", "large", "x".repeat(2_000_000));
        redis.ask("CONFIG", "SET", "maxmemory", "1mb", "maxmemory-policy", "noeviction");
        assertThatIllegalStateException()
                .isThrownBy(() -> redis.ask("SET", "key", "value"))
                .withMessageContaining("OOM");
        Node one = nodes.start(redis.url());
        Node two = inLobby(one);

        assertThat(one.publish("fits")).isEqualTo(1);

        assertThat(two.next()).isEqualTo("fits");
    }

    @Test
    void masterThatBecomesAReplica_isLeft_untilItIsTheMasterAgain() throws InterruptedException {
        Node one = nodes.start(redis.url(), "foyer.backplane.patience", "1s");
        Node two = inLobby(one);
        try (RedisServer other = RedisServer.start()) {
            redis.ask("REPLICAOF", "127.0.0.1", String.valueOf(other.port()));
            one.awaitOthers(-1);
            two.awaitOthers(-1);
            assertThat(two.next()).isEqualTo(Nodes.INTERRUPTED);
            assertThat(two.arrived()).isEmpty();

            redis.ask("REPLICAOF", "NO", "ONE");
            one.awaitOthers(1);
            assertThat(two.next()).isEqualTo(Nodes.RESUMED);
        }
    }

    /** The engine has no keys, and a channel is no key. */
    @Test
    void foreignKeysAndMessages_doNoHarm() throws InterruptedException {
        Node one = nodes.start(redis.url());
        Node two = inLobby(one);
        String channel = new Channels("shop").of(LOBBY);
        redis.ask("SET", channel, "a key");
        redis.ask("LPUSH", "foyer:shop:all", "a list");

        redis.ask("PUBLISH", channel, "\u0000\r\n*3 garbage");
        redis.ask("PUBLISH", channel + "x", "of nobody");
        one.publish("after");

        assertThat(two.next()).contains("garbage");
        assertThat(two.next()).isEqualTo("after");
    }

    @Test
    void redisThatForgetsTheUser_isTold_untilItRemembers() throws InterruptedException {
        redis.ask("ACL", "SETUSER", "ada", "on", ">pass", "+@all", "&*");
        String url = "redis://ada:pass@localhost:" + redis.port();
        Node one = nodes.start(url, "foyer.backplane.patience", "1s");
        one.backplane().subscribe(LOBBY);
        nodes.start(redis.url()).awaitOthers(1);

        redis.ask("ACL", "DELUSER", "ada");
        assertThat(one.next()).isEqualTo(Nodes.INTERRUPTED);
        assertThat(one.publish("into the void")).isEqualTo(-1);

        redis.ask("ACL", "SETUSER", "ada", "on", ">pass", "+@all", "&*");
        assertThat(one.next()).isEqualTo(Nodes.RESUMED);
    }
}
