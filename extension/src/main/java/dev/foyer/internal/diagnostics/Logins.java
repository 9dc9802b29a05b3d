// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.foyer.Handshake;

/**
 * Warns once if an endpoint requires roles but the server logs nobody in: an application with its own tokens would not
 * see why it refuses everybody. It cannot be known in advance if the server has a login. Safe for any thread.
 */
public final class Logins {

    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean seen;

    /** Records that the application has tokens verified that name roles. */
    public void expectTokens() {
        seen = true;
    }

    /** Records the client of a handshake. */
    public void met(Handshake handshake) {
        if (handshake.principal() != null) {
            seen = true;
        }
    }

    /** Records a client that lacks a role that this endpoint requires. */
    public void turnedAway(Handshake handshake, Class<?> endpoint) {
        if (handshake.principal() == null && !seen && told.compareAndSet(false, true)) {
            Log.warning(Code.ROLES_WITHOUT_LOGIN, endpoint.getName());
        }
    }
}
