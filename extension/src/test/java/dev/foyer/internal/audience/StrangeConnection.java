// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.foyer.AfterCommit;
import dev.foyer.Attributes;
import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Delivery;
import dev.foyer.Handshake;
import dev.foyer.Room;
import org.jspecify.annotations.Nullable;

/** A connection that an application has made itself. */
record StrangeConnection(Connection other) implements Connection {

    @Override
    public String id() {
        return other.id();
    }

    @Override
    public String endpoint() {
        return other.endpoint();
    }

    @Override
    public Handshake handshake() {
        return other.handshake();
    }

    @Override
    public <T> T user(Class<T> type) {
        return other.user(type);
    }

    @Override
    public <T> Optional<T> findUser(Class<T> type) {
        return other.findUser(type);
    }

    @Override
    public Optional<String> userId() {
        return other.userId();
    }

    @Override
    public void renew(Object context) {
        other.renew(context);
    }

    @Override
    public String namespace() {
        return other.namespace();
    }

    @Override
    public void moveTo(String namespace) {
        other.moveTo(namespace);
    }

    @Override
    public Attributes attributes() {
        return other.attributes();
    }

    @Override
    public Set<Connection> members() {
        return other.members();
    }

    @Override
    public Set<Room> rooms() {
        return other.rooms();
    }

    @Override
    public Instant openedAt() {
        return other.openedAt();
    }

    @Override
    public boolean isMoved() {
        return other.isMoved();
    }

    @Override
    public boolean isOpen() {
        return other.isOpen();
    }

    @Override
    public void close(Closing closing) {
        other.close(closing);
    }

    @Override
    public void join(Room room) {
        other.join(room);
    }

    @Override
    public void leave(Room room) {
        other.leave(room);
    }

    @Override
    public Delivery emit(Object event) {
        return other.emit(event);
    }

    @Override
    public Delivery emit(String name, @Nullable Object data) {
        return other.emit(name, data);
    }

    @Override
    public AfterCommit afterCommit() {
        return other.afterCommit();
    }

    @Override
    public Audience except(Connection... connections) {
        return other.except(connections);
    }

    @Override
    public Audience and(Audience audience) {
        return other.and(audience);
    }
}
