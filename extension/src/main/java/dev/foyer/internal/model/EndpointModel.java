// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Describes one wrapped endpoint class.
 *
 * @param type the class
 * @param path its path
 * @param subprotocols its own subprotocols, most preferred first
 * @param peer the data that it reads of each peer, and who may connect
 * @param methods its methods that Foyer calls
 */
public record EndpointModel(
        Class<?> type, PathTemplate path, List<String> subprotocols, PeerModel peer, EndpointMethods methods) {

    /** The event name of a handler that takes all events without a handler of their own. */
    public static final String FALLBACK = "*";

    public EndpointModel {
        subprotocols = List.copyOf(subprotocols);
    }

    /** Returns the endpoint's header schema, or {@code null}. */
    public @Nullable HeaderSchema headers() {
        return peer.headers();
    }

    /** Returns the endpoint's user context, or {@code null}. */
    public @Nullable UserModel user() {
        return peer.user();
    }

    /** Returns who may connect. */
    public Access access() {
        return peer.access();
    }

    /** Returns the roles that the endpoint looks up for each peer. */
    public Set<String> roles() {
        return peer.roles();
    }

    /** Returns the handler of an event, if there is one for its name or for all other events. */
    public Optional<CallbackModel> handler(String event) {
        CallbackModel own = methods.events().get(event);
        return Optional.ofNullable(own == null ? methods.events().get(FALLBACK) : own);
    }

    /** Returns the method for an occasion other than an event or a message, if the class has one. */
    public Optional<CallbackModel> callback(Callback kind) {
        return Optional.ofNullable(methods.callbacks().get(kind));
    }
}
