// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.List;

/**
 * Is the error that answers an event.
 *
 * @param code such as {@code invalid-event}, or the application's own
 * @param event the name of the event, or an empty text if it had none
 * @param message what the client is told
 * @param violations the parts of the payload that do not fit
 */
public record EventError(String code, String event, String message, List<Violation> violations) {

    /**
     * Is a part of a payload that does not fit.
     *
     * @param path where it is, such as {@code bids[0].amount}
     * @param message what is wrong with it
     */
    public record Violation(String path, String message) {}

    /** Returns the paths of all that does not fit. */
    public List<String> violatedPaths() {
        return violations.stream().map(Violation::path).toList();
    }
}
