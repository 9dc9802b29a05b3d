// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.Optional;

import dev.foyer.Handshake;
import dev.foyer.Verified;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.handshake.token.Rejected;
import dev.foyer.internal.handshake.token.Tokens;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterRole;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is decided on.
 *
 * @param token the client's token, or {@code null}
 * @param earlier the scope of the connection for which this is another token, or {@code null} if this is a handshake
 */
record Applicant(
        EndpointModel endpoint,
        Handshake handshake,
        @Nullable String token,
        @Nullable ConnectionScope earlier) {

    Optional<CallbackModel> onConnect() {
        return endpoint.callback(Callback.CONNECT);
    }

    /** Returns what the token says, or {@code null} if nobody verifies it here. */
    @Nullable
    Verified verified(Tokens tokens) throws Rejected {
        Verified verified = tokens.verify(token);
        if (verified == null && needsToken()) {
            throw Tokens.unauthorized("Connect with a bearer token.");
        }
        return verified;
    }

    private boolean needsToken() {
        return onConnect().stream()
                .flatMap(method -> method.parameters().stream())
                .anyMatch(parameter -> parameter.role() == ParameterRole.VERIFIED && !parameter.optional());
    }

    /** Refuses credentials that are not valid any more, or of which the server's login cannot know whether they are. */
    Optional<Refusal> outdated(ConnectionScope admitted, @Nullable Verified verified, Tokens tokens) {
        var expires = admitted.connection().person().rights().expires();
        boolean fromLogin = earlier != null
                && verified == null
                && expires != null
                && expires.equals(Tokens.expiry(admitted.connection().handshake(), null));
        try {
            if (fromLogin) {
                throw Tokens.unauthorized("The server's login does not take a token here. Connect again.");
            }
            tokens.requireValid(expires);
            return Optional.empty();
        } catch (Rejected rejected) {
            return Optional.of(rejected.refusal());
        }
    }
}
