// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ContextNotActiveException;

import dev.foyer.AfterCommit;
import dev.foyer.Attributes;
import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Delivery;
import dev.foyer.Handshake;
import dev.foyer.Room;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/**
 * Represents the connection whose callback is running on the calling thread, and equals it. It is written by hand
 * because a CDI client proxy does not equal the object it stands for, so {@code room.members().contains(connection)}
 * would be false. {@link Connection} describes the drawbacks.
 */
public final class CurrentConnection implements Connection {

    private final Supplier<LiveConnection> current;

    public CurrentConnection(Supplier<LiveConnection> current) {
        this.current = current;
    }

    /** Returns the connection itself, also for the injected one, which stands for the current connection. */
    static LiveConnection live(Connection connection) {
        if (connection instanceof LiveConnection live) {
            return live;
        }
        if (connection instanceof CurrentConnection current) {
            return current.unwrap();
        }
        throw new IllegalArgumentException(
                Code.AUDIENCE_FOREIGN.text(connection.getClass().getName()));
    }

    LiveConnection unwrap() {
        return current.get();
    }

    @Override
    public String id() {
        return unwrap().id();
    }

    @Override
    public String endpoint() {
        return unwrap().endpoint();
    }

    @Override
    public Handshake handshake() {
        return unwrap().handshake();
    }

    @Override
    public <T> T user(Class<T> type) {
        return unwrap().user(type);
    }

    @Override
    public <T> Optional<T> findUser(Class<T> type) {
        return unwrap().findUser(type);
    }

    @Override
    public Optional<String> userId() {
        return unwrap().userId();
    }

    @Override
    public void renew(Object context) {
        unwrap().renew(context);
    }

    @Override
    public String namespace() {
        return unwrap().namespace();
    }

    @Override
    public void moveTo(String namespace) {
        unwrap().moveTo(namespace);
    }

    @Override
    public boolean isMoved() {
        return unwrap().isMoved();
    }

    @Override
    public Attributes attributes() {
        return unwrap().attributes();
    }

    @Override
    public Set<Connection> members() {
        return unwrap().members();
    }

    @Override
    public Set<Room> rooms() {
        return unwrap().rooms();
    }

    @Override
    public Instant openedAt() {
        return unwrap().openedAt();
    }

    @Override
    public boolean isOpen() {
        return unwrap().isOpen();
    }

    @Override
    public void close(Closing closing) {
        unwrap().close(closing);
    }

    @Override
    public void join(Room room) {
        unwrap().join(room);
    }

    @Override
    public void leave(Room room) {
        unwrap().leave(room);
    }

    @Override
    public Delivery emit(Object event) {
        return unwrap().emit(event);
    }

    @Override
    public Delivery emit(String name, @Nullable Object data) {
        return unwrap().emit(name, data);
    }

    @Override
    public AfterCommit afterCommit() {
        return unwrap().afterCommit();
    }

    @Override
    public Audience except(Connection... connections) {
        return unwrap().except(connections);
    }

    @Override
    public Audience and(Audience other) {
        return unwrap().and(other);
    }

    /** Tests whether a callback of this connection is running on the calling thread. */
    boolean standsFor(LiveConnection connection) {
        try {
            return unwrap().id().equals(connection.id());
        } catch (ContextNotActiveException outside) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CurrentConnection
                || (other instanceof LiveConnection connection && standsFor(connection));
    }

    @Override
    public int hashCode() {
        return unwrap().hashCode();
    }

    @Override
    public String toString() {
        return unwrap().toString();
    }
}
