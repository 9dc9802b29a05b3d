// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

/**
 * Converts the text of a header to a value. Safe for any thread.
 *
 * @param function the conversion; throws any exception if the text is not valid
 * @param complaint the message for the peer in that case, such as {@code must be a whole number}
 */
public record Converter(Conversion function, String complaint) {}
