// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

/** Reports that a token cannot be verified at the moment, because keys cannot be loaded. */
public final class KeysUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    KeysUnavailable() {
        super("The keys cannot be loaded.", null, false, false);
    }
}
