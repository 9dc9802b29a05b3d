// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import java.time.Duration;

import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class RedisSocketTest {

    private static final RedisServer REDIS = RedisServer.start();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AfterAll
    static void end() {
        REDIS.close();
    }

    /** D7: one thread may write while another one closes. */
    @Test
    void write_afterTheEnd_connectsToNothing() {
        var socket = new RedisSocket(new HostAndPort("localhost", REDIS.port()), RedisUrl.Login.NONE, opened -> {});
        assertThat(socket.ask(Protocol.Command.PING)).isNotNull();

        socket.close();

        assertThatExceptionOfType(JedisException.class)
                .isThrownBy(() -> socket.write(Protocol.Command.SUBSCRIBE, "news"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(REDIS.clients()).isZero());
    }
}
