// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.liberty;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Refuses a handshake without a user, as a configurator can only answer 500. */
@WebFilter("/bench")
public class UserFilter extends HttpFilter {

    static final String HEADER = "X-User";

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String user = request.getHeader(HEADER);
        if (user == null || user.isBlank()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, HEADER + " is missing");
        } else {
            chain.doFilter(request, response);
        }
    }
}
