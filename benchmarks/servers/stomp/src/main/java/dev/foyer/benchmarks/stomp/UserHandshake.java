// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.stomp;

import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Takes the connection's user from the header {@code X-User}. */
final class UserHandshake extends DefaultHandshakeHandler {
    private record User(String getName) implements Principal {}

    @Override
    protected @Nullable Principal determineUser(
            ServerHttpRequest request, WebSocketHandler handler, Map<String, Object> attributes) {
        String user = request.getHeaders().getFirst("X-User");
        return user == null ? null : new User(user);
    }
}
