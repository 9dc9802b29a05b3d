// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

import dev.foyer.Closing;
import dev.foyer.contract.testing.link.Arrivals;
import dev.foyer.contract.testing.link.Link;
import dev.foyer.contract.testing.link.Opening;
import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.line.Message;
import org.jspecify.annotations.Nullable;

/** A connection in memory. Who waits lets virtual time pass. */
final class KitLink implements Link {

    private static final int NORMAL = 1000;

    private final KitSite site;
    private final Line line;
    private final String subprotocol;
    private final Arrivals arrivals;

    private KitLink(KitSite site, Line line, String subprotocol, Arrivals arrivals) {
        this.site = site;
        this.line = line;
        this.subprotocol = subprotocol;
        this.arrivals = arrivals;
    }

    static KitLink open(KitSite site, Opening opening, Arrivals arrivals) {
        var client = new End(arrivals);
        var exchange = Exchange.of(opening);
        Connecting connecting = site.open(exchange.request(), exchange.subprotocols(), opening.reading(), client);
        if (!connecting.isOpen()) {
            throw new IllegalStateException("No connection to " + opening.uri().getPath() + ": "
                    + connecting.response().status());
        }
        String chosen =
                String.join("", connecting.response().headers().getOrDefault("Sec-WebSocket-Protocol", List.of()));
        client.opened(chosen);
        return new KitLink(site, connecting.line(), chosen, arrivals);
    }

    @Override
    public String subprotocol() {
        return subprotocol;
    }

    @Override
    public void startReading() {
        site.run(line::startReading);
    }

    @Override
    public void sendText(String part, boolean last) {
        send(new Message.Text(part, last));
    }

    @Override
    public void sendBinary(byte[] content) {
        send(new Message.Binary(ByteBuffer.wrap(content), true));
    }

    @Override
    public void sendPing(byte[] content) {
        send(new Message.Ping(ByteBuffer.wrap(content)));
    }

    @Override
    public void sendPong(byte[] content) {
        send(new Message.Pong(ByteBuffer.wrap(content)));
    }

    private void send(Message message) {
        site.run(() -> line.sendToServer(message));
    }

    @Override
    public void close() {
        if (!arrivals.closed().isDone()) {
            send(new Message.Close(new Closing(NORMAL, "")));
        }
    }

    @Override
    public void close(int code, String reason) {
        send(new Message.Close(new Closing(code, reason)));
        await(arrivals.closed());
    }

    @Override
    public void abort() {
        site.run(line::cut);
    }

    @Override
    public <T> @Nullable T take(BlockingQueue<T> arrived) {
        site.await(() -> !arrived.isEmpty(), PATIENCE);
        return arrived.poll();
    }

    @Override
    public <T> T await(CompletableFuture<T> future) {
        if (!site.await(future::isDone, PATIENCE)) {
            throw new AssertionError("It did not happen within " + PATIENCE);
        }
        return future.join();
    }
}
