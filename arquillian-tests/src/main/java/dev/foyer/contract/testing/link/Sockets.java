// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** The network of the machine. */
final class Sockets implements Network {

    static final Network ONLY = new Sockets();

    private Sockets() {}

    @Override
    public Link connect(Opening opening, Arrivals arrivals) {
        return new SocketLink(opening, arrivals);
    }

    @Override
    public InputStream exchange(URI uri, byte[] request) throws IOException {
        var socket = new Socket(uri.getHost(), uri.getPort());
        try {
            socket.setSoTimeout((int) Link.PATIENCE.toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return socket.getInputStream(); // closes the socket
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
