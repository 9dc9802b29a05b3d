// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a {@link PlainRecord} as long as nobody could read it in another way: an object that has each
 * component once, and nothing else, texts without escapes, and integers that surely fit. It gives up at anything else,
 * which is left to JSON-B. For one thread, and one text.
 */
final class PlainReader {

    /** Some libraries have limits for what is longer. */
    private static final int MAX_LENGTH = 1 << 16;

    /** A number of more digits may not fit. */
    private static final int INT_DIGITS = 9;

    private static final int LONG_DIGITS = 15;

    private final String json;
    private int position;

    private PlainReader(String json) {
        this.json = json;
    }

    /** Returns the values of the components, in their order; {@code null} if it gave up. */
    static Object @Nullable [] read(String json, List<PlainComponent> components) {
        return json.length() > MAX_LENGTH ? null : new PlainReader(json).read(components);
    }

    private Object @Nullable [] read(List<PlainComponent> components) {
        int count = components.size();
        var values = new Object[count];
        char separator = '{';
        for (int i = 0; i < count; i++) {
            if (!accept(separator)) {
                return null;
            }
            int index = member(components, i);
            if (index < 0 || values[index] != null || !accept(':')) {
                return null;
            }
            Object value = value(components.get(index).kind());
            if (value == null) {
                return null;
            }
            values[index] = value;
            separator = ',';
        }
        return accept('}') && atEnd() ? values : null;
    }

    /** Takes the name of a member; returns which component it is, most likely the next one, or -1 if it is none. */
    private int member(List<PlainComponent> components, int likely) {
        if (!accept('"')) {
            return -1;
        }
        int count = components.size();
        for (int i = 0; i < count; i++) {
            int index = (likely + i) % count;
            String name = components.get(index).name();
            int end = position + name.length();
            if (json.startsWith(name, position) && end < json.length() && json.charAt(end) == '"') {
                position = end + 1;
                return index;
            }
        }
        return -1;
    }

    private @Nullable Object value(PlainKind kind) {
        space();
        return switch (kind) {
            case TEXT -> text();
            case INT -> {
                Long number = number(INT_DIGITS);
                yield number == null ? null : (Object) number.intValue();
            }
            case LONG -> number(LONG_DIGITS);
            case BOOLEAN -> truth();
        };
    }

    private @Nullable String text() {
        if (!accept('"')) {
            return null;
        }
        int start = position;
        while (position < json.length()) {
            char c = json.charAt(position);
            if (c == '"') {
                position++;
                return json.substring(start, position - 1);
            }
            if (c == '\\' || c < ' ') {
                return null;
            }
            position++;
        }
        return null;
    }

    private @Nullable Long number(int maxDigits) {
        boolean negative = position < json.length() && json.charAt(position) == '-';
        int start = negative ? position + 1 : position;
        long value = 0;
        int end = start;
        while (end < json.length() && isDigit(json.charAt(end))) {
            value = value * 10 + json.charAt(end) - '0';
            end++;
            if (end - start > maxDigits) {
                return null;
            }
        }
        boolean padded = end - start > 1 && json.charAt(start) == '0';
        if (end == start || padded || !endsHere(end)) {
            return null;
        }
        position = end;
        return negative ? -value : value;
    }

    private @Nullable Boolean truth() {
        String word = json.startsWith("true", position) ? "true" : "false";
        int end = position + word.length();
        if (!json.startsWith(word, position) || !endsHere(end)) {
            return null;
        }
        position = end;
        return word.length() == "true".length();
    }

    /** Returns whether a value that ends here is over: no fraction, exponent or letter follows. */
    private boolean endsHere(int end) {
        if (end == json.length()) {
            return false;
        }
        char next = json.charAt(end);
        return next == ',' || next == '}' || isSpace(next);
    }

    private boolean accept(char expected) {
        space();
        boolean found = position < json.length() && json.charAt(position) == expected;
        if (found) {
            position++;
        }
        return found;
    }

    private boolean atEnd() {
        space();
        return position == json.length();
    }

    private void space() {
        while (position < json.length() && isSpace(json.charAt(position))) {
            position++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
