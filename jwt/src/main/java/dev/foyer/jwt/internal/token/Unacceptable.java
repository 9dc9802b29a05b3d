// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.token;

/** Says why a token is refused. The reason has no part of the token. */
public final class Unacceptable extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates a reason.
     *
     * @param reason the end of a sentence that begins with the token, such as "has expired"
     */
    Unacceptable(String reason) {
        super(reason, null, false, false);
    }

    /** Returns the end of the sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
