// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;

import dev.foyer.internal.flow.Frame;

/** Stands for the remote endpoint that does not wait in a container either. */
final class AsynchronousRemote extends OutboxRemote implements RemoteEndpoint.Async {

    private long timeout;

    AsynchronousRemote(RawSender sender, MessageCodecs codecs) {
        super(sender, codecs);
    }

    /** Queues one message. */
    @FunctionalInterface
    private interface Sending {
        void run() throws IOException, EncodeException;
    }

    @Override
    public long getSendTimeout() {
        return timeout;
    }

    @Override
    public void setSendTimeout(long millis) {
        timeout = millis;
    }

    @Override
    public void sendText(String text, SendHandler handler) {
        handler.onResult(result(() -> offer(new Frame(text))));
    }

    @Override
    public Future<Void> sendText(String text) {
        return future(() -> offer(new Frame(text)));
    }

    @Override
    public Future<Void> sendBinary(ByteBuffer data) {
        return future(() -> offer(data));
    }

    @Override
    public void sendBinary(ByteBuffer data, SendHandler handler) {
        handler.onResult(result(() -> offer(data)));
    }

    @Override
    public Future<Void> sendObject(Object data) {
        return future(() -> offerObject(data));
    }

    @Override
    public void sendObject(Object data, SendHandler handler) {
        handler.onResult(result(() -> offerObject(data)));
    }

    private static SendResult result(Sending sending) {
        try {
            sending.run();
            return new SendResult();
        } catch (IOException | EncodeException | RuntimeException failure) {
            return new SendResult(failure);
        }
    }

    private static Future<Void> future(Sending sending) {
        SendResult result = result(sending);
        return result.isOK()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(result.getException());
    }
}
