// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.held;

import java.util.Objects;

import dev.foyer.Handshake;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.model.UserRights;
import org.jspecify.annotations.Nullable;

/**
 * Who the client of a connection is, by its latest credentials. It is replaced as a whole, so that nobody sees one part
 * of the earlier and one of the later.
 *
 * @param handshake the handshake, with the latest token
 * @param headers the bound header schema, or {@code null} if the endpoint has none
 * @param user the user context, or {@code null} if there is none
 * @param model describes the user context, or is {@code null} if there is none
 * @param rights what the user may do, and until when
 */
public record Identity(
        Handshake handshake,
        @Nullable Object headers,
        @Nullable Object user,
        @Nullable UserModel model,
        UserRights rights) {

    /** The client of a handshake of which nothing else is known. */
    public Identity(Handshake handshake, @Nullable Object headers) {
        this(handshake, headers, null, null, UserRights.NONE);
    }

    /** Returns the same identity with another user context, and what this context says. */
    public Identity of(@Nullable Object context, @Nullable UserModel described, UserRights known) {
        return new Identity(handshake, headers, context, described, known);
    }

    /**
     * Returns the identity with a user context of the same user, whose rights it says; the expiry stays if it says none.
     *
     * @param id the user's id, or {@code null} if the user has none
     * @param connection the id of the connection, for people
     * @throws IllegalArgumentException if the user context is of another type or user, or cannot be read
     */
    public Identity renewed(Object context, @Nullable String id, String connection) {
        if (model == null || !model.type().isInstance(context)) {
            throw new IllegalArgumentException(Code.RENEW_TYPE.text(
                    connection, model == null ? "none" : model.type().getName()));
        }
        try {
            if (model.id() != null && !Objects.equals(id, model.idOf(context))) {
                throw new IllegalArgumentException(Code.RENEW_USER.text(connection));
            }
            return of(context, model, model.rightsOf(context).until(rights.expires()));
        } catch (ReflectiveOperationException failed) {
            throw new IllegalArgumentException(Code.RENEW_UNREADABLE.text(connection), failed);
        }
    }
}
