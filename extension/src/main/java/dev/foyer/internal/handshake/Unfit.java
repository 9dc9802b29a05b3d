// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

/** Thrown if the path of a handshake violates a constraint. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Binding binding;

    Unfit(Binding binding) {
        super(null, null, false, false);
        this.binding = binding;
    }

    /** Returns the violations, and no record. */
    Binding binding() {
        return binding;
    }
}
