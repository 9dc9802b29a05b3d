// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.line.Message;
import dev.foyer.internal.testkit.line.Server;
import org.jspecify.annotations.Nullable;

/** The methods of a session that Foyer calls, and the server's end of its line. For one thread at a time. */
public final class MemorySession implements Server {

    private final String id = UUID.randomUUID().toString();
    private final Session seen = Unsupported.except(Session.class, "A session", this);
    private final Map<String, Object> properties = new HashMap<>();
    private final Line line;
    private final Executor loop;
    private final Endpoint endpoint;
    private final Admitted admitted;
    private final RemoteEndpoint.Basic remote;

    // Mutable state.
    private MessageHandler.@Nullable Partial<String> texts;
    private MessageHandler.@Nullable Partial<ByteBuffer> binaries;
    private MessageHandler.@Nullable Whole<PongMessage> pongs;
    private boolean open = true;
    private long maxIdleTimeout;

    /**
     * Creates an open session.
     *
     * @param loop calls the endpoint when this side closes
     */
    MemorySession(Line line, Executor loop, Endpoint endpoint, Admitted admitted) {
        this.line = line;
        this.loop = loop;
        this.endpoint = endpoint;
        this.admitted = admitted;
        this.remote = new MemoryRemote(line).seen();
        properties.putAll(admitted.config().getUserProperties());
    }

    /** Tells the endpoint that the session is open. */
    void begin() {
        if (open) {
            endpoint.onOpen(seen, admitted.config());
        }
    }

    @Override
    public void receive(Message message) {
        if (!open) {
            return;
        }
        try {
            if (message instanceof Message.Text text && texts != null) {
                texts.onMessage(text.text(), text.last());
            } else if (message instanceof Message.Binary binary && binaries != null) {
                binaries.onMessage(binary.content().duplicate(), binary.last());
            } else if (message instanceof Message.Pong pong && pongs != null) {
                pongs.onMessage(() -> pong.content().duplicate());
            } else if (message instanceof Message.Ping ping) {
                answer(new Message.Pong(ping.content()));
            }
        } catch (RuntimeException failure) { // as containers do
            endpoint.onError(seen, failure);
        }
    }

    @Override
    public void closed(Closing closing) {
        if (open) {
            open = false;
            answer(new Message.Close(closing));
            endpoint.onClose(seen, reason(closing));
        }
    }

    @Override
    public void lost() {
        if (open) {
            open = false;
            endpoint.onError(seen, new IOException("The line was reset."));
            endpoint.onClose(seen, new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
        }
    }

    private void answer(Message message) {
        try {
            line.sendToClient(message);
        } catch (IOException broken) {
            line.reset();
        }
    }

    private static CloseReason reason(Closing closing) {
        return new CloseReason(CloseCodes.getCloseCode(closing.code()), closing.reason());
    }

    public void close() {
        close(new CloseReason(CloseCodes.NORMAL_CLOSURE, ""));
    }

    public void close(CloseReason reason) {
        if (open) {
            open = false;
            answer(new Message.Close(new Closing(reason.getCloseCode().getCode(), reason.getReasonPhrase())));
            loop.execute(() -> endpoint.onClose(seen, reason));
        }
    }

    public <T> void addMessageHandler(Class<T> type, MessageHandler.Partial<T> handler) {
        if (type == String.class) {
            texts = (part, last) -> handler.onMessage(type.cast(part), last);
        } else {
            binaries = (part, last) -> handler.onMessage(type.cast(part), last);
        }
    }

    public <T> void addMessageHandler(Class<T> type, MessageHandler.Whole<T> handler) {
        pongs = pong -> handler.onMessage(type.cast(pong));
    }

    public String getId() {
        return id;
    }

    public boolean isOpen() {
        return open;
    }

    public boolean isSecure() {
        return false;
    }

    public RemoteEndpoint.Basic getBasicRemote() {
        return remote;
    }

    public Map<String, Object> getUserProperties() {
        return properties;
    }

    public String getNegotiatedSubprotocol() {
        return admitted.subprotocol();
    }

    public List<Extension> getNegotiatedExtensions() {
        return List.of();
    }

    public String getProtocolVersion() {
        return "13";
    }

    public URI getRequestURI() {
        return URI.create("ws://localhost" + admitted.request().path()
                + (admitted.request().query() == null
                        ? ""
                        : "?" + admitted.request().query()));
    }

    public @Nullable String getQueryString() {
        return admitted.request().query();
    }

    public Map<String, String> getPathParameters() {
        return admitted.variables();
    }

    public @Nullable Principal getUserPrincipal() {
        return admitted.request().user();
    }

    public Set<Session> getOpenSessions() {
        return Set.of(seen);
    }

    /** Only keeps the time: nothing closes an idle session here. */
    public void setMaxIdleTimeout(long millis) {
        maxIdleTimeout = millis;
    }

    public long getMaxIdleTimeout() {
        return maxIdleTimeout;
    }

    public void setMaxTextMessageBufferSize(int bytes) {
        // messages arrive whole
    }

    public void setMaxBinaryMessageBufferSize(int bytes) {
        // messages arrive whole
    }
}
