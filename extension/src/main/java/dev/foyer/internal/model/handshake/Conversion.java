// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

/** Converts text to a value. */
@FunctionalInterface
public interface Conversion {
    Object convert(String text) throws ReflectiveOperationException;
}
