// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link PlainRecord} as JSON-B does: its members in the order of their names, without those that are {@code
 * null}. It gives up at a text with a character that might be escaped, and at a number that not every reader has
 * exactly. Immutable.
 */
final class PlainWriter {

    /** 2^53: integers from there on are not exact in JavaScript, of which others are to warn. */
    private static final long EXACT = 1L << 53;

    private final PlainComponent[] sorted;
    private final String[] keys;

    PlainWriter(List<PlainComponent> components) {
        this.sorted = components.stream()
                .sorted(Comparator.comparing(PlainComponent::name))
                .toArray(PlainComponent[]::new);
        this.keys = new String[sorted.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "\"" + sorted[i].name() + "\":";
        }
    }

    /** Returns the JSON of a record; {@code null} if it gave up. Throws what an accessor throws. */
    @Nullable
    String write(Object plain) throws Throwable {
        var out = new StringBuilder(96);
        char separator = '{';
        for (int i = 0; i < sorted.length; i++) {
            Object value = sorted[i].get(plain);
            if (value != null) {
                out.append(separator).append(keys[i]);
                if (!append(out, value)) {
                    return null;
                }
                separator = ',';
            }
        }
        return separator == '{' ? "{}" : out.append('}').toString();
    }

    private static boolean append(StringBuilder out, Object value) {
        if (value instanceof String text) {
            out.append('"').append(text).append('"');
            return isSafe(text);
        }
        if (value instanceof Long number) {
            out.append(number.longValue());
            return number > -EXACT && number < EXACT;
        }
        if (value instanceof Integer number) {
            out.append(number.intValue());
        } else {
            out.append(value);
        }
        return true;
    }

    private static boolean isSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean strange = (c >= 0x7f && c < 0xa0) || (c >= 0x2000 && c < 0x2100) || c >= Character.MIN_SURROGATE;
            if (c < ' ' || c == '"' || c == '\\' || strange) {
                return false;
            }
        }
        return true;
    }
}
