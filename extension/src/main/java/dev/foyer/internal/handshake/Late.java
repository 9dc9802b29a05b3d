// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

/** Thrown on our own timeout, to tell it from a {@code TimeoutException} of the application. */
final class Late extends Exception {
    private static final long serialVersionUID = 1L;
}
