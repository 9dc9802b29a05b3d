// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import dev.foyer.redis.internal.Master;
import dev.foyer.redis.internal.NoMasterException;
import dev.foyer.redis.internal.RedisSocket;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Tries everything once, so that a mistake is told when the application starts. */
final class Probe {

    private Probe() {}

    /**
     * Connects, subscribes and publishes.
     *
     * @throws IllegalStateException if something of it does not work; the message contains no secret
     */
    static void check(Master master, Channels channels) {
        try {
            Master.Opened opened = master.connect(socket -> {});
            try (RedisSocket socket = opened.socket()) {
                socket.write(Protocol.Command.SUBSCRIBE, channels.unused());
                socket.write(Protocol.Command.PING, "0");
                socket.write(Protocol.Command.UNSUBSCRIBE, channels.unused());
                socket.write(Protocol.Command.PUBLISH, channels.unused(), "");
                socket.write(Protocol.Command.CLIENT, "KILL", "ID", String.valueOf(Long.MAX_VALUE));
                socket.readAll(5).forEach(Master::requireNoError);
            } catch (JedisException refused) {
                throw NoMasterException.of(opened.at(), refused);
            }
        } catch (NoMasterException mistake) {
            throw new IllegalStateException(mistake.getMessage(), mistake);
        }
    }
}
