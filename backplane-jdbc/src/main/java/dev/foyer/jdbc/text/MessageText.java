// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.text;

/**
 * Writes messages so that a column of text takes them: PostgreSQL has no character 0. It is written as two others, which
 * JSON without control characters never has, so nearly every message is in its column as it is.
 */
public final class MessageText {

    private static final char ESCAPE = '\u001a';
    private static final char ZERO = '0';
    private static final char ITSELF = '1';

    private MessageText() {}

    /** Returns what is stored. An unpaired surrogate becomes a question mark. */
    public static String stored(String message) {
        for (int i = 0; i < message.length(); i++) {
            char next = message.charAt(i);
            if (next == 0 || next == ESCAPE || Character.isSurrogate(next)) {
                return escaped(message);
            }
        }
        return message;
    }

    private static String escaped(String message) {
        var out = new StringBuilder(message.length() + 16);
        message.codePoints().forEach(point -> {
            if (point == 0 || point == ESCAPE) {
                out.append(ESCAPE).append(point == 0 ? ZERO : ITSELF);
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                out.append('?');
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** Returns the message of what was stored. */
    public static String read(String stored) {
        if (stored.indexOf(ESCAPE) < 0) {
            return stored;
        }
        var out = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char next = stored.charAt(i);
            if (next == ESCAPE && i + 1 < stored.length()) {
                i++;
                out.append(stored.charAt(i) == ZERO ? (char) 0 : ESCAPE);
            } else {
                out.append(next);
            }
        }
        return out.toString();
    }
}
