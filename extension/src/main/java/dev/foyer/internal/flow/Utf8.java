// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

/** Counts bytes in UTF-8 without encoding. */
public final class Utf8 {

    private Utf8() {}

    /** Returns the size of a text in UTF-8. Counts a surrogate as half of its pair, so the sizes of parts add up. */
    public static int length(CharSequence text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
