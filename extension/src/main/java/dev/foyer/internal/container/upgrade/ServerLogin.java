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
 * Asks the server who sent the credentials of a request, for endpoints that name roles: some servers look at them only where the
 * application has a {@code security-constraint}.
 */
final class ServerLogin {

    private static final Set<String> SCHEMES = Set.of("basic", "digest");

    private ServerLogin() {}

    /** Whether the request may go on: it has no credentials, or the server has seen them. If not, it has been answered. */
    static boolean passes(EndpointModel endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (endpoint.roles().isEmpty() || request.getUserPrincipal() != null || !hasCredentials(request)) {
            return true;
        }
        return authenticates(request, response);
    }

    /** Those of a token are for the application. */
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

    /** If it is not, as on Jetty, it is refused for want of a role. */
    private static boolean isAnswered(HttpServletResponse response) {
        return response.isCommitted() || response.getStatus() != HttpServletResponse.SC_OK;
    }
}
