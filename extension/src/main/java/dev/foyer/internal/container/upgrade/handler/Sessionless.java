// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.handler;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;

import org.jspecify.annotations.Nullable;

/**
 * Wraps an admitted request for the container. Returns the existing session or none: Open Liberty would create one for
 * each connection, and keep it for half an hour after the connection has gone.
 */
public final class Sessionless extends HttpServletRequestWrapper {

    public Sessionless(HttpServletRequest request) {
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
