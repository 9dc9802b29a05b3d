// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports that {@link State#update} has given up, as others have changed the value each time before it could. Nothing
 * was changed by this call.
 */
public class StateConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message. */
    public StateConflict(String message) {
        super(message);
    }
}
