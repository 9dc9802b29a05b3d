// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Asks sentinels where the master is. The first that knows is believed, and asked first the next time. */
final class Sentinels {

    private final List<HostAndPort> hosts;
    private final String master;

    // Mutable state.
    private volatile int first;

    /**
     * Creates one that has asked nobody.
     *
     * @param hosts where the sentinels are
     * @param master what they call the master
     */
    Sentinels(List<HostAndPort> hosts, String master) {
        this.hosts = hosts;
        this.master = master;
    }

    /**
     * Returns where the master is now.
     *
     * @throws NoMasterException if no sentinel knows
     */
    HostAndPort ask(Consumer<Socket> opened) {
        String reason = "None of them answers.";
        int begin = first;
        for (int i = 0; i < hosts.size(); i++) {
            int turn = (begin + i) % hosts.size();
            HostAndPort host = hosts.get(turn);
            try (RedisSocket socket = new RedisSocket(host, RedisUrl.Login.NONE, opened)) {
                HostAndPort found = address(socket.ask(Protocol.Command.SENTINEL, "GET-MASTER-ADDR-BY-NAME", master));
                if (found != null) {
                    first = turn;
                    return found;
                }
                reason = "The one at " + host + " does not know it.";
            } catch (JedisDataException refused) { // it wants a password, or is no sentinel
                reason = "The one at " + host + " answers: " + refused.getMessage() + '.';
            } catch (JedisException unreachable) {
                // the next one may know
            }
        }
        throw new NoMasterException("No sentinel of " + RedisUrl.KEY + " says where the master '" + master + "' is. "
                + reason + " Check the addresses of the sentinels, the network, and the name of the master.");
    }

    private static @Nullable HostAndPort address(Object answer) {
        return answer instanceof List<?> parts
                        && parts.size() == 2
                        && parts.get(0) instanceof byte[] host
                        && parts.get(1) instanceof byte[] port
                ? new HostAndPort(RedisSocket.text(host), Integer.parseInt(RedisSocket.text(port)))
                : null;
    }
}
