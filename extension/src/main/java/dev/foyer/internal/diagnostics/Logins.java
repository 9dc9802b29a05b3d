// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.foyer.Handshake;

/**
 * Warns, once, of roles that nobody can have, as nobody is logged in at the server: an application with tokens of its own does not see why
 * everybody is turned away. Whether the server can log anybody in is not to be seen beforehand. Safe for any thread.
 */
public final class Logins {

    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean seen;

    /** Somebody comes. */
    public void met(Handshake handshake) {
        if (handshake.principal() != null) {
            seen = true;
        }
    }

    /** Somebody does not have a role that this endpoint asks for. */
    public void turnedAway(Handshake handshake, Class<?> endpoint) {
        if (handshake.principal() == null && !seen && told.compareAndSet(false, true)) {
            Log.warning(Code.ROLES_WITHOUT_LOGIN, endpoint.getName());
        }
    }
}
