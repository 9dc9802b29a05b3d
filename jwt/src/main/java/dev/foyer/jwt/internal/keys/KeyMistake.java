// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

/** Says why a text is no public key, or none that can be used. The message does not contain the text. */
public final class KeyMistake extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates a mistake.
     *
     * @param what the end of a sentence that begins with what the text is, such as "is empty"
     */
    public KeyMistake(String what) {
        super(what);
    }

    /** Returns the end of the sentence. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
