// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

import dev.foyer.internal.connection.Line;
import dev.foyer.internal.connection.OpenConnections;
import dev.foyer.internal.connection.intake.Intake;
import dev.foyer.internal.connection.intake.IntakeFactory;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.MessageKind;
import dev.foyer.internal.model.MessageModel;
import dev.foyer.internal.transport.server.MessageBuffers;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the receivers of a session's messages: for each kind the {@code @OnMessage} method of its endpoint, if there
 * is one, else Foyer's format. Safe for any thread.
 */
public final class SessionIntakes {

    private static final Intake<ByteBuffer> NOBODY = (part, last) -> {};

    private final IntakeFactory frames;
    private final Scopes scopes;
    private final OpenConnections all;
    private final int maxOutboxBytes;

    /**
     * Takes the objects that all sessions of one application share.
     *
     * @param maxOutboxBytes how many bytes may wait to be sent to one connection
     */
    public SessionIntakes(IntakeFactory frames, Scopes scopes, OpenConnections all, int maxOutboxBytes) {
        this.frames = frames;
        this.scopes = scopes;
        this.all = all;
        this.maxOutboxBytes = maxOutboxBytes;
    }

    /** Creates the receivers of a session's messages, and sets the container's limits for them. */
    Intakes of(Session session, EndpointConfig config, Line line) {
        ConnectionScope scope = line.lifecycle().scope();
        EndpointModel endpoint = scope.endpoint();
        limit(session, endpoint);
        if (!endpoint.methods().usesContainer() && endpoint.methods().messages().isEmpty()) {
            return new Intakes(frames.texts(line), frames.binaries(line), NOBODY, session);
        }
        var codecs = new MessageCodecs(scope, config);
        var sender = new RawSender(scope.connection(), maxOutboxBytes);
        Session seen = OutboxSession.of(session, sender, codecs, () -> sessions(endpoint));
        var calls = new MessageCalls(line, scopes, seen, sender, codecs);
        return new Intakes(texts(line, calls), binaries(line, calls), pongs(endpoint, calls), seen);
    }

    private Intake<String> texts(Line line, MessageCalls calls) {
        EndpointModel endpoint = line.lifecycle().scope().endpoint();
        MessageModel method = endpoint.methods().messages().get(MessageKind.TEXT);
        return method == null
                ? frames.texts(line)
                : new TextMessages(method, calls, maxBytes(endpoint, MessageKind.TEXT));
    }

    private Intake<ByteBuffer> binaries(Line line, MessageCalls calls) {
        EndpointModel endpoint = line.lifecycle().scope().endpoint();
        MessageModel method = endpoint.methods().messages().get(MessageKind.BINARY);
        return method == null
                ? frames.binaries(line)
                : new BinaryMessages(method, calls, maxBytes(endpoint, MessageKind.BINARY));
    }

    private static Intake<ByteBuffer> pongs(EndpointModel endpoint, MessageCalls calls) {
        @Nullable MessageModel method = endpoint.methods().messages().get(MessageKind.PONG);
        return method == null ? NOBODY : (content, last) -> calls.offer(method, (PongMessage) () -> content, true, 0);
    }

    private Set<Session> sessions(EndpointModel endpoint) {
        return all.sessions(endpoint).stream().map(Session.class::cast).collect(Collectors.toSet());
    }

    private void limit(Session session, EndpointModel endpoint) {
        MessageBuffers.limit(
                session,
                containerLimit(maxBytes(endpoint, MessageKind.TEXT)),
                containerLimit(maxBytes(endpoint, MessageKind.BINARY)));
    }

    /**
     * Returns a limit above our own, so that a message over ours is read to its end: a container that closes in the
     * middle of one may reset the connection, and the client never learns why.
     */
    private static int containerLimit(int maxBytes) {
        return (int) Math.min(Integer.MAX_VALUE, 4L * maxBytes);
    }

    /** Returns the size of the largest message of a kind: the method's, else the setting's. */
    private int maxBytes(EndpointModel endpoint, MessageKind kind) {
        MessageModel method = endpoint.methods().messages().get(kind);
        long own = method == null ? -1 : method.maxBytes();
        return own < 0 ? frames.maxBytes() : (int) Math.min(own, Integer.MAX_VALUE / 8);
    }
}
