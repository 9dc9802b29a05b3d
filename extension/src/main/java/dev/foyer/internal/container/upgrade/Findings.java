// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;

/** Wraps a response that the application may use, and holds back the answer that nothing is there. */
final class Findings extends HttpServletResponseWrapper {

    private boolean nothing;

    Findings(HttpServletResponse response) {
        super(response);
    }

    /** Tests whether the application has no answer. */
    boolean isNothing() {
        return nothing;
    }

    void nothing() {
        nothing = true;
    }

    @Override
    public void sendError(int status) throws IOException {
        if (status == SC_NOT_FOUND) {
            nothing();
        } else {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        if (status == SC_NOT_FOUND) {
            nothing();
        } else {
            super.sendError(status, message);
        }
    }
}
