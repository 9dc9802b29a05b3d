// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** By which a test reaches an application: sockets, or what a server in the same process has told for its port. */
public interface Network {

    /** The port of a server in this process; no socket has it. */
    Map<Integer, Network> IN_MEMORY = new ConcurrentHashMap<>();

    /** That by which an address is reached. */
    static Network to(URI uri) {
        return IN_MEMORY.getOrDefault(uri.getPort(), Sockets.ONLY);
    }

    /**
     * Connects a client.
     *
     * @param arrivals takes what the client gets
     * @throws IllegalStateException if the handshake is refused
     */
    Link connect(Opening opening, Arrivals arrivals);

    /** Sends a request of HTTP/1.1, byte for byte, and gives what is answered to be read and closed. */
    InputStream exchange(URI uri, byte[] request) throws IOException;
}
