// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Lets an {@code @OnEvent} method answer with an error of the application's own. The client gets the code and the
 * message unchanged. Nothing is logged and the connection stays open.
 */
public class EventRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates an error for the client.
     *
     * @param code the code for programs, such as {@code room-full}
     * @param message the text for people
     * @throws IllegalArgumentException if the code is blank
     */
    public EventRefused(String code, String message) {
        super(message, null, false, false);
        if (code.isBlank()) {
            throw new IllegalArgumentException(
                    "An event is refused with a code, such as 'room-full'; this one is blank.");
        }
        this.code = code;
    }

    /** Returns the code for programs. */
    public final String code() {
        return code;
    }

    /** Returns the text for people. */
    public final String message() {
        return String.valueOf(getMessage());
    }
}
