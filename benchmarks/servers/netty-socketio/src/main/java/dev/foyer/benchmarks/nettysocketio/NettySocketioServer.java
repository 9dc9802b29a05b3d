// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nettysocketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;

/** Starts netty-socketio with the events of the benchmark. */
public final class NettySocketioServer {
    private NettySocketioServer() {}

    public static void main(String[] args) {
        Configuration configuration = new Configuration();
        configuration.setPort(Integer.parseInt(args[0]));
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setAuthorizationListener(new UserRequired());
        configuration.setHttpCompression(false);
        configuration.setWebsocketCompression(false);
        // The runner stops this process while it measures others; no connection may be lost by that.
        configuration.setPingTimeout(600_000);
        // Without it, the port cannot be used again for a minute after a run.
        configuration.getSocketConfig().setReuseAddress(true);

        SocketIOServer server = new SocketIOServer(configuration);
        new Events(server).register();
        server.start();
    }
}
