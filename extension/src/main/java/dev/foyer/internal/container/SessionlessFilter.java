// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;

import org.jspecify.annotations.Nullable;

/**
 * Stands last, behind the application's filters, and keeps the container from making an HTTP session for a connection that came
 * without one: Open Liberty does so for each, and holds it for half an hour after the connection has gone.
 */
final class SessionlessFilter implements Filter {

    /** The request attribute of an upgrade request that was admitted. */
    static final String ADMITTED = "dev.foyer.admitted";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean admitted = request.getAttribute(ADMITTED) != null;
        chain.doFilter(
                admitted && request instanceof HttpServletRequest http ? new Sessionless(http) : request, response);
    }

    /** Has the session that there is already, or none. */
    private static final class Sessionless extends HttpServletRequestWrapper {

        Sessionless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession() {
            return super.getSession(false);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            return super.getSession(false);
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            return OpeningFirst.upgrade((HttpServletRequest) getRequest(), type);
        }
    }
}
