// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.List;
import java.util.Map;

/**
 * Is a handshake that was refused, with its problem document (RFC 9457).
 *
 * @param status the HTTP status
 * @param headers by name, whose case does not matter
 * @param detail what a client is told
 * @param violations the headers, parameters and variables that do not fit
 */
public record RefusedHandshake(
        int status, Map<String, List<String>> headers, String detail, List<Violation> violations) {

    /**
     * Is a value that does not fit.
     *
     * @param name the name of the header, parameter or variable
     * @param in where it belongs: {@code header}, {@code query}, {@code cookie} or {@code path}
     * @param message what is wrong with it
     */
    public record Violation(String name, String in, String message) {}

    /** Returns the names of all that does not fit. */
    public List<String> violatedNames() {
        return violations.stream().map(Violation::name).toList();
    }
}
