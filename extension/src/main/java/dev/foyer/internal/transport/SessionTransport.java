// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import dev.foyer.internal.transport.server.Lines;
import dev.foyer.internal.transport.server.Remotes;

/**
 * Sends through the session's basic remote, on the calling thread. On Open Liberty this costs less than half of an
 * asynchronous send, and while an asynchronous send is open, a closing peer holds up a server thread. Closing has
 * separate threads, as it may take seconds.
 */
public final class SessionTransport implements Transport {

    private final Session session;
    private final Closers closers;

    /** Creates the transport of a session. */
    public SessionTransport(Session session, Closers closers) {
        this.session = session;
        this.closers = closers;
    }

    @Override
    public void send(Frame frame) throws IOException {
        ByteBuffer binary = frame.binary();
        try {
            RemoteEndpoint.Basic remote = remote();
            if (binary == null) {
                remote.sendText(frame.text());
            } else if (frame.kind() == FrameKind.PING) {
                Remotes.ping(session, binary.duplicate());
            } else if (frame.kind() == FrameKind.PONG) {
                Remotes.pong(session, binary.duplicate());
            } else {
                remote.sendBinary(binary.duplicate());
            }
        } catch (RuntimeException gone) {
            throw new IOException(gone);
        }
    }

    @Override
    public void sendPart(Frame part, boolean last) throws IOException {
        ByteBuffer binary = part.binary();
        try {
            RemoteEndpoint.Basic remote = remote();
            if (binary == null) {
                remote.sendText(part.text(), last);
            } else {
                remote.sendBinary(binary.duplicate(), last);
            }
        } catch (RuntimeException gone) {
            throw new IOException(gone);
        }
    }

    /** Returns the remote, if the session is open: on Open Liberty, a send after the close may wait forever. */
    private RemoteEndpoint.Basic remote() throws IOException {
        if (!session.isOpen()) {
            throw new IOException("The session is closed.");
        }
        return session.getBasicRemote();
    }

    /**
     * Closes the session, later if it cannot be sent to: if the peer's close frame has arrived, Undertow would no
     * longer answer it and would leave the network connection open.
     */
    @Override
    public void close(Closing closing) {
        Runnable cut = session.isOpen() ? Lines.cutter(session) : () -> {};
        if (closing.isSendable()) {
            closers.close(() -> closeSession(closing), cut);
        } else {
            closers.closeLater(() -> closeSession(closing), cut);
        }
    }

    private void closeSession(Closing closing) {
        var code = closing.isSendable() ? CloseCodes.getCloseCode(closing.code()) : CloseCodes.UNEXPECTED_CONDITION;
        try {
            Remotes.close(session, new CloseReason(code, closing.reason()), closers.limit());
        } catch (IOException | RuntimeException gone) {
            Log.debug("A session was gone before it could be closed: "
                    + gone.getClass().getName());
        }
    }
}
