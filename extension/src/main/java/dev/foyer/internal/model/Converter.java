// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/**
 * Makes a value of the text in a header. Safe for any thread.
 *
 * @param function does it; throws any exception if the text is not valid
 * @param complaint what to tell the peer then, such as {@code must be a whole number}
 */
public record Converter(Function function, String complaint) {

    /** Text to value. */
    @FunctionalInterface
    public interface Function {
        Object convert(String text) throws ReflectiveOperationException;
    }
}
