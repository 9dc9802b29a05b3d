// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nettysocketio;

import java.util.Map;

import com.corundumstudio.socketio.AuthorizationListener;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.HandshakeData;
import org.jspecify.annotations.Nullable;

/** Keeps the user whom the header {@code X-User} names, and refuses a handshake that names none. */
final class UserRequired implements AuthorizationListener {
    @Override
    public AuthorizationResult getAuthorizationResult(HandshakeData handshake) {
        @Nullable String user = handshake.getHttpHeaders().get("X-User");
        return user == null
                ? AuthorizationResult.FAILED_AUTHORIZATION
                : new AuthorizationResult(true, Map.of("user", user));
    }
}
