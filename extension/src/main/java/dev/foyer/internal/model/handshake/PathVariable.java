// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import dev.foyer.Handshake;

/**
 * Describes a variable of an endpoint's path that a method takes as a parameter.
 *
 * @param name its name
 * @param converter converts its text to the parameter's value
 */
public record PathVariable(String name, Converter converter) {

    /** Tests whether the text in a handshake can be converted. */
    public boolean fits(Handshake handshake) {
        try {
            return value(handshake) != null;
        } catch (ReflectiveOperationException | RuntimeException invalid) { // its text may contain the value
            return false;
        }
    }

    /** Returns the value in a handshake that has been checked, so that the value fits. */
    public Object valueOf(Handshake handshake) {
        try {
            return value(handshake);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the value in a handshake. A value that does not fit was refused before there was a connection. */
    public Object value(Handshake handshake) throws ReflectiveOperationException {
        return converter
                .function()
                .convert(String.valueOf(handshake.pathVariables().get(name)));
    }
}
