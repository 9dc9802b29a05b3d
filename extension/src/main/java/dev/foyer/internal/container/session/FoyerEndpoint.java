// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.nio.ByteBuffer;
import java.util.Optional;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.Line;
import dev.foyer.internal.container.server.WatchedClosers;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint that the container calls: one instance per session, of the same class for every wrapped endpoint. Only
 * delegates. Public, as Jetty and Tyrus require of endpoints. All instances of one application are equal: Jetty's CDI
 * support keeps the objects into which it has injected, and then keeps only one.
 */
public final class FoyerEndpoint extends Endpoint {

    private static final Closing LOST = new Closing(1006, "");

    private final SessionOpener opener;

    // Mutable state: set from when the session opens until it closes.
    private volatile @Nullable Line line;
    private volatile @Nullable Intakes intakes;

    public FoyerEndpoint(SessionOpener opener) {
        this.opener = opener;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Optional<ConnectionScope> admitted = opener.admitted(session, config);
        if (admitted.isEmpty()) {
            opener.refuse(session);
            return;
        }
        try {
            open(session, config, admitted.get());
        } catch (RuntimeException | Error failure) {
            failed(session, admitted.get(), failure);
        }
    }

    private void open(Session session, EndpointConfig config, ConnectionScope scope) {
        Line begun = opener.begin(scope);
        line = begun;
        session.setMaxIdleTimeout(0); // the heartbeat does this, however long its interval
        Intakes taking = opener.intakes(session, config, begun);
        intakes = taking;
        listen(session);
        opener.open(begun, scope, session, opener.container(taking.seen(), config));
    }

    /** Leaves nothing of the connection, whatever the container does with an endpoint that fails to open. */
    private void failed(Session session, ConnectionScope scope, Throwable failure) {
        if (session.isOpen()) {
            LiveConnection connection = scope.connection();
            Log.error(Code.OPENING_FAILED, failure, connection.id(), connection.endpoint());
        } else {
            Log.debug("A peer left while its connection was opened: "
                    + failure.getClass().getName());
        }
        opener.discard(session, scope, line);
        forget();
    }

    private void forget() {
        line = null;
        intakes = null;
    }

    /** Adds this endpoint's methods: a container may keep handlers for ever (Undertow, if reset before opening). */
    private void listen(Session session) {
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) this::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) this::binary);
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) this::pong);
    }

    private void text(String part, boolean last) {
        Intakes taking = heard();
        if (taking != null) {
            taking.texts().take(part, last);
        }
    }

    private void binary(ByteBuffer part, boolean last) {
        Intakes taking = heard();
        if (taking != null) {
            taking.binaries().take(part, last);
        }
    }

    /** Passes a pong to the application if it answers none of Foyer's pings. */
    private void pong(PongMessage pong) {
        Line current = line;
        Intakes taking = intakes;
        if (current != null && taking != null && !current.pong(pong.getApplicationData())) {
            taking.pongs().take(pong.getApplicationData(), true);
        }
    }

    private @Nullable Intakes heard() {
        Line current = line;
        if (current != null) {
            current.heard();
        }
        return intakes;
    }

    @Override
    public void onError(Session session, Throwable failure) {
        Line current = line;
        if (current != null) {
            current.failed(failure);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        Line current = line;
        if (current != null) {
            current.closed(closing(reason), WatchedClosers.isCloser());
            forget();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FoyerEndpoint endpoint && endpoint.opener == opener;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(opener);
    }

    /** Maps a reason. Open Liberty reports a lost line as 1011, with an exception's text; our own is known before. */
    private static Closing closing(CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        String phrase = reason.getReasonPhrase();
        boolean lost = code < 1000 || code > 4999 || code == CloseCodes.UNEXPECTED_CONDITION.getCode();
        return lost ? LOST : new Closing(code, phrase == null ? "" : phrase);
    }
}
