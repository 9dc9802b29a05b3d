// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.Frame.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Sends with the session's asynchronous remote, the only one that never waits for the peer. Closing has threads of its own: behind a
 * send that is stuck it takes seconds, five on Open Liberty.
 */
public final class SessionTransport implements Transport {

    private final Session session;
    private final Executor closers;

    public SessionTransport(Session session, Executor closers) {
        this.session = session;
        this.closers = closers;
    }

    @Override
    public void send(Frame frame, Consumer<@Nullable Throwable> done) {
        SendHandler handler = result -> {
            if (result.isOK()) {
                done.accept(null);
            } else {
                Throwable failure = result.getException();
                done.accept(failure == null ? new IOException("The container gave no reason.") : failure);
            }
        };
        try {
            start(frame, handler);
        } catch (IOException | RuntimeException failure) { // no session any more, or one that allows no further send
            done.accept(failure);
            return;
        }
        if (frame.kind() == Kind.PING) { // the container does not say when it is sent
            done.accept(null);
        }
    }

    private void start(Frame frame, SendHandler handler) throws IOException {
        ByteBuffer binary = frame.binary();
        if (frame.kind() == Kind.PING) {
            session.getAsyncRemote().sendPing(ByteBuffer.wrap(new byte[0]));
        } else if (binary == null) {
            session.getAsyncRemote().sendText(frame.text(), handler);
        } else { // with an array: Open Liberty fails behind our back for a read-only buffer, and never calls the
            // handler
            session.getAsyncRemote().sendBinary(binary.duplicate(), handler);
        }
    }

    @Override
    public void close(Closing closing) {
        closers.execute(() -> closeSession(closing));
    }

    private void closeSession(Closing closing) {
        var code = closing.isSendable() ? CloseCodes.getCloseCode(closing.code()) : CloseCodes.UNEXPECTED_CONDITION;
        try {
            session.close(new CloseReason(code, closing.reason()));
        } catch (IOException | RuntimeException gone) {
            Log.debug("A session was gone before it could be closed: "
                    + gone.getClass().getName());
        }
    }
}
