// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The names that rooms and namespaces may have. They are often chosen by clients, kept for each of them, and written to logs. */
public final class Names {

    /** How long a name may be. */
    public static final int MAX_LENGTH = 256;

    /** No control characters and no line separators; read alike by Java and by JavaScript, for the contract. */
    public static final String PATTERN = "[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]*";

    private static final Pattern ALLOWED = Pattern.compile(PATTERN);

    private Names() {}

    /** Says what is wrong with a name, without repeating it; {@code null} if nothing is. */
    public static @Nullable String complaint(String name) {
        if (name.length() > MAX_LENGTH) {
            return name.length() + " characters";
        }
        return ALLOWED.matcher(name).matches() ? null : "a control character or line separator";
    }
}
