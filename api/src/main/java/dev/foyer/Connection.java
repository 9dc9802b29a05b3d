// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Represents the connection of one client. The injected {@code Connection} stands for the current one, whose callback
 * is running. Do not put the injected object into a set or use it as a key: it equals the connection that is current on
 * the calling thread, and has no hash code outside a callback. Use the parameter of a callback instead.
 *
 * <p>Safe for any thread. The application may keep a connection after it has ended: such a connection is not open, is
 * in no room, and events emitted to it reach nobody.
 */
public interface Connection extends Audience {

    /** Returns the id: 128 random bits in base64url, unique and impossible to guess. */
    String id();

    /** Returns the path of the endpoint as declared, such as {@code /watch/{room}}. */
    String endpoint();

    /**
     * Returns the upgrade request that opened this connection, or by which the client came back to it. If the client
     * has sent a new bearer token since then, the header {@code Authorization} has that one, and the principal and the
     * roles are those of the new token.
     */
    Handshake handshake();

    /**
     * Returns the user context: the object that {@code @OnConnect} returned most recently, or that was given to
     * {@link #renew}.
     *
     * @throws IllegalStateException if the connection has no user context, or one of another type
     */
    <T> T user(Class<T> type);

    /**
     * Returns the user context if it is of the given type. Returns empty if the connection has no user context, or one
     * of another type, as may happen among the connections of several endpoints.
     */
    <T> Optional<T> findUser(Class<T> type);

    /**
     * Returns the id by which {@link Connections#ofUser} finds this connection: the {@link UserId} of the user context
     * or, without one, the name of the principal. Returns empty if the connection has neither, or is not open yet.
     */
    Optional<String> userId();

    /**
     * Replaces the user context for later callbacks, as {@code @OnConnect} does when the client sends new credentials:
     * the {@link UserRoles} of the new one count from now on, and its {@link ExpiresAt}, if it has one. The rooms, the
     * {@code @ConnectionScoped} beans and the id stay. A callback that is running keeps what it has been given.
     *
     * @throws IllegalStateException if the connection is not open yet
     * @throws IllegalArgumentException if the object is not of the type that {@code @OnConnect} of the endpoint
     *     returns, or is another user's
     */
    void renew(Object context);

    /** Returns the namespace that this connection is in. Every connection starts in {@code /}. */
    String namespace();

    /**
     * Moves this connection to another namespace. The connection leaves all rooms of its previous namespace.
     *
     * @throws IllegalStateException if the connection is not open yet
     * @throws IllegalArgumentException if the name does not start with a slash, has more than 256 characters or
     *     contains a control character
     */
    void moveTo(String namespace);

    /** Returns the application's own data of this connection. The data is dropped when the connection ends. */
    Attributes attributes();

    /** Returns the rooms that this connection is currently in, as a snapshot. */
    Set<Room> rooms();

    /**
     * Returns the time at which the connection opened.
     *
     * @throws IllegalStateException if the connection is not open yet
     */
    Instant openedAt();

    /**
     * Tests whether events emitted to this connection can still reach the client. This is also true while its line is
     * lost and the client may come back to it, see {@link ConnectionParked}.
     */
    boolean isOpen();

    /**
     * Tests whether the client has had this connection on another node, or before this node was restarted. The id, the
     * namespace and the rooms are from there; the attributes and the {@code @ConnectionScoped} beans are new, so
     * {@code @OnOpen} has run again.
     */
    boolean isMoved();

    /**
     * Closes the connection once all events emitted to it so far have been sent. Returns at once. A second call has no
     * effect.
     *
     * @throws IllegalStateException if the connection is not open yet
     * @throws IllegalArgumentException if a server must not send the code (RFC 6455, section 7.4.1)
     */
    @Override
    void close(Closing closing);
}
