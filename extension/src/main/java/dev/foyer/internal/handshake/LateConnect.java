// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

/** Thrown on our own timeout of {@code @OnConnect}, to tell it from a {@code TimeoutException} of the application. */
final class LateConnect extends Exception {
    private static final long serialVersionUID = 1L;
}
