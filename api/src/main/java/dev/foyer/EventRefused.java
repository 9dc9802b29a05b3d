// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Thrown by an {@code @OnEvent} method to answer with an error of the application's own. The client gets the code and the
 * message as they are; nothing is logged and the connection stays.
 */
public class EventRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * An error for the client.
     *
     * @param code what programs read, such as {@code room-full}
     * @param message what people read
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

    /** What programs read. */
    public final String code() {
        return code;
    }

    /** What people read. */
    public final String message() {
        return String.valueOf(getMessage());
    }
}
