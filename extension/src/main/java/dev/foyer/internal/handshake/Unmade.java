// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

/** Thrown if the endpoint's instance could not be created. */
final class Unmade extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;

    Unmade(Throwable failure) {
        super(failure);
        this.failure = failure;
    }

    @Override
    public Throwable getCause() {
        return failure;
    }
}
