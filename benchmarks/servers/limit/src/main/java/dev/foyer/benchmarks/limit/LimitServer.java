// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** The bench endpoint on one thread and one selector. */
public final class LimitServer {

    private final Selector selector;
    private final ServerSocketChannel acceptor;
    private final Rooms rooms = new Rooms();
    private final List<Peer> dirty = new ArrayList<>();

    private LimitServer(int port) throws IOException {
        selector = Selector.open();
        acceptor = ServerSocketChannel.open();
        acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4096);
        acceptor.configureBlocking(false);
        acceptor.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Serves the port that the one argument names until the process is killed. */
    public static void main(String[] args) throws IOException {
        new LimitServer(Integer.parseInt(args[0])).serve();
    }

    private void serve() throws IOException {
        while (acceptor.isOpen()) {
            selector.select(this::ready);
            endRound();
        }
    }

    private void endRound() {
        for (int i = 0; i < dirty.size(); i++) {
            dirty.get(i).flush(); // may add a peer that has gone
        }
        dirty.clear();
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Peer peer) {
            peer.ready();
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = acceptor.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new Peer(channel, key, rooms, dirty));
            }
        } catch (IOException refused) {
            System.err.println("Cannot accept: " + refused.getMessage());
        }
    }
}
