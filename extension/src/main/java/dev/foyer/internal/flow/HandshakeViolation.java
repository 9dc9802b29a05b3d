// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

/**
 * An invalid value in a handshake.
 *
 * @param name the name of the header, query parameter, cookie or path variable
 * @param in {@code header}, {@code query}, {@code cookie} or {@code path}
 * @param message the fault; never contains the value
 */
public record HandshakeViolation(String name, String in, String message) {}
