// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.held;

import java.util.function.Consumer;

import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.model.UserRights;
import org.jspecify.annotations.Nullable;

/** Who the client of a connection is: always the same user, by ever newer credentials. Safe for any thread. */
public final class Person {

    // Mutable state. The first is replaced by later credentials, the others are set once.
    private volatile Identity identity;
    private Consumer<Object> forget = context -> {}; // set before the handshake is decided on
    private volatile @Nullable String id;

    /** Creates the client of a handshake. */
    public Person(Identity identity) {
        this.identity = identity;
    }

    /** Sets what is told of a user context that is one no longer. */
    public void onRenewal(Consumer<Object> forgets) {
        forget = forgets;
    }

    /** Takes the user's id, or {@code null} if the user has none. */
    public void identify(@Nullable String user) {
        id = user;
    }

    /**
     * Takes the first user context.
     *
     * @param model describes it, or is {@code null} if there is none
     * @param rights what the user may do, and until when
     */
    public void admit(@Nullable Object context, @Nullable UserModel model, UserRights rights) {
        identity = identity.of(context, model, rights);
    }

    /** Takes the user context, and what else the handshake has brought, of a later handshake. */
    public void readmit(Person later) {
        become(later.identity);
    }

    /**
     * Takes a user context that the application has made.
     *
     * @param connection the id of the connection, for people
     * @throws IllegalArgumentException if it is of another type or user, or cannot be read
     */
    public void renew(Object context, String connection) {
        become(identity.renewed(context, id, connection));
    }

    private void become(Identity next) {
        Object before = identity.user();
        identity = next;
        if (before != null) {
            forget.accept(before);
        }
    }

    /** Returns the user's id, or {@code null} if the user has none, or the connection is not open yet. */
    public @Nullable String id() {
        return id;
    }

    /** Returns what the latest credentials have brought. */
    public Identity identity() {
        return identity;
    }

    /** Returns the user context, or {@code null} if there is none. */
    public @Nullable Object user() {
        return identity.user();
    }

    /** Returns the bound header schema, or {@code null} if the endpoint has none. */
    public @Nullable Object headers() {
        return identity.headers();
    }

    /** Returns what the user may do, and until when. */
    public UserRights rights() {
        return identity.rights();
    }
}
