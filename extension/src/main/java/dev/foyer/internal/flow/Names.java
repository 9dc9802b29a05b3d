// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Checks names of rooms and namespaces, which are often chosen by clients, kept for each, and written to logs. */
public final class Names {

    /** The largest length of a name. */
    public static final int MAX_LENGTH = 256;

    /** Excludes control characters and line separators. Java and JavaScript read it alike, as the contract requires. */
    public static final String PATTERN = "[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]*";

    private static final Pattern ALLOWED = Pattern.compile(PATTERN);

    private Names() {}

    /** Returns the fault of a name, without repeating the name, or {@code null} if it has none. */
    public static @Nullable String complaint(String name) {
        if (name.length() > MAX_LENGTH) {
            return name.length() + " characters";
        }
        return ALLOWED.matcher(name).matches() ? null : "a control character or line separator";
    }
}
