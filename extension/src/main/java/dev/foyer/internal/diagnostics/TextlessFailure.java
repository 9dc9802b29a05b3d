// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * Represents in the log a failure whose text may contain a secret: by the names of its class and of those of its causes,
 * with their stack traces.
 */
final class TextlessFailure extends Throwable {

    private static final long serialVersionUID = 1L;

    /** Bounds the causes, which may be a circle. */
    private static final int MAX_CAUSES = 8;

    private final String name;

    private TextlessFailure(Throwable failure, int depth) {
        super(null, cause(failure, depth));
        name = failure.getClass().getName();
        setStackTrace(failure.getStackTrace());
    }

    static Throwable of(Throwable failure) {
        return new TextlessFailure(failure, 0);
    }

    private static @Nullable TextlessFailure cause(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return cause == null || depth == MAX_CAUSES ? null : new TextlessFailure(cause, depth + 1);
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // starts with the original's class name
    public String toString() {
        return name;
    }
}
