// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import dev.foyer.Handshake;

/**
 * A variable of an endpoint's path that a method takes as a parameter.
 *
 * @param name its name
 * @param converter makes the parameter's value of its text
 */
public record PathVariable(String name, Converter converter) {

    /** Whether the text in a handshake can be converted. */
    public boolean fits(Handshake handshake) {
        try {
            return value(handshake) != null;
        } catch (ReflectiveOperationException | RuntimeException invalid) { // its text may hold the value
            return false;
        }
    }

    /** The value in a handshake that was judged before, so that it fits. */
    public Object valueOf(Handshake handshake) {
        try {
            return value(handshake);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value in a handshake; one that does not fit was refused before there was a connection. */
    public Object value(Handshake handshake) throws ReflectiveOperationException {
        return converter
                .function()
                .convert(String.valueOf(handshake.pathVariables().get(name)));
    }
}
