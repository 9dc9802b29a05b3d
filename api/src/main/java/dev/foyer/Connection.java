// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One live peer. Injected into a bean it is the current one, the connection whose callback is running.
 *
 * <p>An injected connection stands for the connection that is current on the calling thread, and has that connection's
 * {@code equals} and {@code hashCode}, so that {@code room.members().contains(connection)} holds. Both change from
 * callback to callback, and {@code hashCode} throws {@link jakarta.enterprise.context.ContextNotActiveException} outside
 * of one. Do not put an injected connection into a set or use it as a key: use its {@link #id}, or the connection that
 * {@link Connections#find} returns for this id.
 *
 * <p>Safe for any thread. It may be kept after its end: then it is not open, is in no room, and emitting to it reaches nobody.
 */
public interface Connection extends Audience {

    /** 128 random bits in base64url; unique, and not to be guessed. */
    String id();

    /** The path of the endpoint as declared, such as {@code /watch/{room}}. */
    String endpoint();

    /** The upgrade request this connection came from. */
    Handshake handshake();

    /**
     * The user context: what {@code @OnConnect} returned.
     *
     * @throws IllegalStateException if there is none, or one of another type
     */
    <T> T user(Class<T> type);

    /** The user context if it is of a type, as among the connections of several endpoints; empty if there is none, or one of another type. */
    <T> Optional<T> findUser(Class<T> type);

    /**
     * The id by which {@link Connections#user} finds it: that of the user context, else the name of the principal. Empty if it has neither, and
     * before it is open.
     */
    Optional<String> userId();

    /** The namespace it is in; {@code /} at first. */
    String namespace();

    /**
     * Moves it to another namespace, out of all rooms of the one it was in.
     *
     * @throws IllegalStateException before it is open
     * @throws IllegalArgumentException if the name does not start with a slash
     */
    void moveTo(String namespace);

    /** The application's own data of this connection, gone with it. */
    Attributes attributes();

    /** The rooms it is in now; a snapshot. */
    Set<Room> rooms();

    /**
     * When the connection opened.
     *
     * @throws IllegalStateException before it is open
     */
    Instant openedAt();

    /** Whether events emitted to it can still reach it. */
    boolean isOpen();

    /**
     * Ends the connection, after what was emitted to it so far was sent. Returns at once; a second call does nothing.
     *
     * @throws IllegalStateException before it is open
     * @throws IllegalArgumentException if the code is one that must not be sent (RFC 6455, section 7.4.1)
     */
    void close(Closing closing);
}
