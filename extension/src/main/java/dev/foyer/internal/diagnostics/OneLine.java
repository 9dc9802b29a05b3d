// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.Arrays;
import java.util.Locale;

/**
 * Makes texts safe for one line of a log. A peer chooses some of them, such as the name of an event that any handler
 * takes. None may look like a line of its own (CWE-117) or fill the log.
 */
final class OneLine {

    /** Exceeds the length of any likely list of endpoints. */
    private static final int MAX_LENGTH = 4_096;

    private OneLine() {}

    /** Returns a template with its placeholders filled, the texts among the arguments as one line each. */
    static String format(String template, Object... arguments) {
        Object[] plain = Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? of(text) : argument)
                .toArray();
        return String.format(Locale.ROOT, template, plain);
    }

    /** Returns the text with control characters and line separators escaped, and shortened if it is very long. */
    static String of(String text) {
        String whole = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        if (isPlain(whole)) {
            return whole;
        }
        var plain = new StringBuilder(whole.length() + 16);
        whole.chars().forEach(c -> {
            if (isPlain(c)) {
                plain.append((char) c);
            } else {
                plain.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return plain.toString();
    }

    static boolean isPlain(String text) {
        return text.chars().allMatch(OneLine::isPlain);
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
    }
}
