// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;

import dev.foyer.redis.Nodes.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Redis answers, but something is wrong with it. */
class TroubleTest {

    private final Nodes nodes = new Nodes();
    private RedisServer redis;

    @BeforeEach
    void start() throws IOException {
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
        redis.ask(Protocol.Command.SET, "large", "x".repeat(2_000_000));
        redis.ask(Protocol.Command.CONFIG, "SET", "maxmemory", "1mb", "maxmemory-policy", "noeviction");
        assertThatThrownBy(() -> redis.ask(Protocol.Command.SET, "key", "value"))
                .isInstanceOf(JedisDataException.class)
                .hasMessageContaining("OOM");
        Node one = nodes.start(redis.url());
        Node two = inLobby(one);

        assertThat(one.publish("fits")).isEqualTo(1);

        assertThat(two.next()).isEqualTo("fits");
    }

    @Test
    void masterThatBecomesAReplica_isLeft_untilItIsTheMasterAgain() throws InterruptedException, IOException {
        Node one = nodes.start(redis.url(), "foyer.backplane.patience", "1s");
        Node two = inLobby(one);
        try (RedisServer other = RedisServer.start()) {
            redis.ask(Protocol.Command.REPLICAOF, "127.0.0.1", String.valueOf(other.port()));
            one.awaitOthers(-1);
            two.awaitOthers(-1);
            assertThat(two.next()).isEqualTo(Nodes.INTERRUPTED);
            assertThat(two.arrived()).isEmpty();

            redis.ask(Protocol.Command.REPLICAOF, "NO", "ONE");
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
        redis.ask(Protocol.Command.SET, channel, "a key");
        redis.ask(Protocol.Command.LPUSH, "foyer:shop:all", "a list");

        redis.ask(Protocol.Command.PUBLISH, channel, "\u0000\r\n*3 garbage");
        redis.ask(Protocol.Command.PUBLISH, channel + "x", "of nobody");
        one.publish("after");

        assertThat(two.next()).contains("garbage");
        assertThat(two.next()).isEqualTo("after");
    }

    @Test
    void redisThatForgetsTheUser_isTold_untilItRemembers() throws InterruptedException {
        redis.ask(Protocol.Command.ACL, "SETUSER", "ada", "on", ">pass", "+@all", "&*");
        String url = "redis://ada:pass@localhost:" + redis.port();
        Node one = nodes.start(url, "foyer.backplane.patience", "1s");
        one.backplane().subscribe(LOBBY);
        nodes.start(redis.url()).awaitOthers(1);

        redis.ask(Protocol.Command.ACL, "DELUSER", "ada");
        assertThat(one.next()).isEqualTo(Nodes.INTERRUPTED);
        assertThat(one.publish("into the void")).isEqualTo(-1);

        redis.ask(Protocol.Command.ACL, "SETUSER", "ada", "on", ">pass", "+@all", "&*");
        assertThat(one.next()).isEqualTo(Nodes.RESUMED);
    }
}
