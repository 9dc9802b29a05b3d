// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

/** Writes JSON strings (RFC 8259, section 7). */
public final class JsonText {

    private JsonText() {}

    /** Appends a text as a JSON string, quotes included. */
    public static StringBuilder quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                append(out, c, c < 0x20 || (Character.isSurrogate(c) && !paired(text, i)));
            }
        }
        return out.append('"');
    }

    /**
     * Returns JSON that can be encoded as UTF-8, by escaping unpaired surrogates. Java strings may contain them and
     * JSON writers pass them on. In an event for a room, one would end the connections of all members.
     */
    public static String encodable(String json) {
        int first = 0;
        while (first < json.length() && (!Character.isSurrogate(json.charAt(first)) || paired(json, first))) {
            first++;
        }
        if (first == json.length()) {
            return json;
        }
        var out = new StringBuilder(json.length() + 8).append(json, 0, first);
        for (int i = first; i < json.length(); i++) {
            append(out, json.charAt(i), Character.isSurrogate(json.charAt(i)) && !paired(json, i));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c, boolean escaped) {
        if (escaped) {
            out.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit((c >> 8) & 15, 16));
            out.append(Character.forDigit((c >> 4) & 15, 16)).append(Character.forDigit(c & 15, 16));
        } else {
            out.append(c);
        }
    }

    private static boolean paired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
