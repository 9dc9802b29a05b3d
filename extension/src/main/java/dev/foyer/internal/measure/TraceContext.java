// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a client's part of a trace is, as in W3C Trace Context.
 *
 * @param parent the client's {@code traceparent}
 * @param state its {@code tracestate}, or empty
 */
public record TraceContext(String parent, String state) {

    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int PARENT_LENGTH = 55;
    private static final int MAX_STATE = 512;
    private static final Pattern STATE = Pattern.compile("[ -~]*");

    /** Returns the context that a client has sent, or {@code null} if it makes no sense. What is too long is ignored. */
    public static @Nullable TraceContext of(@Nullable String parent, @Nullable String state) {
        if (parent == null || !isParent(parent)) {
            return null;
        }
        boolean usable = state != null
                && state.length() <= MAX_STATE
                && STATE.matcher(state).matches();
        return new TraceContext(parent, usable && state != null ? state : "");
    }

    private static boolean isParent(String text) {
        return text.length() == PARENT_LENGTH
                && PARENT.matcher(text).matches()
                && !text.startsWith("ff")
                && !text.startsWith("0".repeat(32), 3)
                && !text.startsWith("0".repeat(16), 36);
    }
}
