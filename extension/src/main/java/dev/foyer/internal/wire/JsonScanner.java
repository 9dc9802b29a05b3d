// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

/**
 * Walks over a JSON text without building anything. Accepts exactly the texts of RFC 8259, up to a depth. The text
 * walked over is well-formed, so a part can be cut out and left to JSON-B.
 */
final class JsonScanner {

    private final String text;
    private final int maxDepth;
    private int position;
    private boolean tooDeep;

    JsonScanner(String text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    /** Skips white space and, if the next character is the given one, that character too. Returns whether it was. */
    boolean accept(char expected) {
        space();
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char expected) throws NotJson {
        if (!accept(expected)) {
            throw new NotJson();
        }
    }

    boolean atEnd() {
        space();
        return position == text.length();
    }

    /** Skips white space and returns the start of the next token. */
    int position() {
        space();
        return position;
    }

    /** Returns the text walked over since a position. */
    String since(int start) {
        return text.substring(start, position);
    }

    /** Tests whether the next token is a string. */
    boolean atString() {
        space();
        return position < text.length() && text.charAt(position) == '"';
    }

    /** Returns the value of a string. */
    String string() throws NotJson {
        int start = position();
        skipString();
        String raw = text.substring(start + 1, position - 1);
        return raw.indexOf('\\') < 0 ? raw : JsonEscapes.replace(raw);
    }

    /** Reads a string that probably is one of these, and then returns that one instead of a copy. */
    String name(String[] expected) throws NotJson {
        int start = position() + 1;
        for (String one : expected) {
            int end = start + one.length();
            if (text.startsWith(one, start) && end < text.length() && text.charAt(end) == '"' && atString()) {
                position = end + 1;
                return one;
            }
        }
        return string();
    }

    /** Tests whether the next token is a number, or begins like one. */
    boolean atNumber() {
        space();
        char c = position < text.length() ? text.charAt(position) : ' ';
        return c == '-' || (c >= '0' && c <= '9');
    }

    /** Tests whether something was nested too deep. Only its brackets were matched, as later text may be of use. */
    boolean isTooDeep() {
        return tooDeep;
    }

    /** Returns the complaint about nesting too deep. */
    String depthExceeded() {
        return "it is nested deeper than " + maxDepth;
    }

    /** Walks over one value. */
    void value(int depth) throws NotJson {
        space();
        char c = peek();
        if (c == '{') {
            object(depth);
        } else if (c == '[') {
            array(depth);
        } else if (c == '"') {
            skipString();
        } else if (c == 't') {
            literal("true");
        } else if (c == 'f') {
            literal("false");
        } else if (c == 'n') {
            literal("null");
        } else {
            number();
        }
    }

    /** Walks over a number. Returns true if it is an integer without fraction and exponent. */
    boolean number() throws NotJson {
        if (peek() == '-') {
            position++;
        }
        if (peek() == '0') {
            position++;
        } else {
            digits();
        }
        boolean integer = true;
        if (position < text.length() && text.charAt(position) == '.') {
            position++;
            digits();
            integer = false;
        }
        if (position < text.length() && (text.charAt(position) | 0x20) == 'e') {
            position++;
            if (peek() == '+' || peek() == '-') {
                position++;
            }
            digits();
            integer = false;
        }
        return integer;
    }

    private void object(int depth) throws NotJson {
        if (isBeyond(depth) || accept('}')) {
            return;
        }
        do {
            position();
            skipString();
            expect(':');
            value(depth + 1);
        } while (accept(','));
        expect('}');
    }

    private void array(int depth) throws NotJson {
        if (isBeyond(depth) || accept(']')) {
            return;
        }
        do {
            value(depth + 1);
        } while (accept(','));
        expect(']');
    }

    /** Enters an object or array. If it is too deep, walks over it to its end and returns true. */
    private boolean isBeyond(int depth) throws NotJson {
        if (depth <= maxDepth) {
            position++;
            return false;
        }
        tooDeep = true;
        int open = 0;
        do {
            char c = peek();
            if (c == '"') {
                skipString();
            } else {
                position++;
                open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        } while (open > 0);
        return true;
    }

    private void skipString() throws NotJson {
        if (peek() != '"') {
            throw new NotJson();
        }
        position++;
        for (char c = peek(); c != '"'; c = peek()) {
            if (c < 0x20) {
                throw new NotJson();
            }
            position++;
            if (c == '\\') {
                escape();
            }
        }
        position++;
    }

    private void escape() throws NotJson {
        char c = peek();
        position++;
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                    throw new NotJson();
                }
                position++;
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw new NotJson();
        }
    }

    private void literal(String word) throws NotJson {
        if (!text.startsWith(word, position)) {
            throw new NotJson();
        }
        position += word.length();
    }

    private void digits() throws NotJson {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start) {
            throw new NotJson();
        }
    }

    private char peek() throws NotJson {
        if (position == text.length()) {
            throw new NotJson();
        }
        return text.charAt(position);
    }

    private void space() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
