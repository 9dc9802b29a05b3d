// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.model.EndpointModel;

/**
 * Has the server check the credentials of a request for an endpoint that names roles: some servers check them only
 * where the application has a {@code security-constraint}.
 */
final class ServerLogin {

    private static final Set<String> SCHEMES = Set.of("basic", "digest");

    private ServerLogin() {}

    /** Tests whether the request may go on: without credentials, or seen by the server. If not, it was answered. */
    static boolean passes(EndpointModel endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (endpoint.roles().isEmpty() || request.getUserPrincipal() != null || !hasCredentials(request)) {
            return true;
        }
        return authenticates(request, response);
    }

    /** Tests for credentials of the server's login. Tokens are for the application. */
    private static boolean hasCredentials(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && SCHEMES.contains(authorization.split(" ", 2)[0].toLowerCase(Locale.ROOT));
    }

    private static boolean authenticates(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return request.authenticate(response) || !isAnswered(response);
        } catch (ServletException none) {
            Log.debug("The server has no login: " + none.getClass().getName());
            return true;
        }
    }

    /** Tests for an answer. A request without one, as on Jetty, is refused for lack of a role. */
    private static boolean isAnswered(HttpServletResponse response) {
        return response.isCommitted() || response.getStatus() != HttpServletResponse.SC_OK;
    }
}
