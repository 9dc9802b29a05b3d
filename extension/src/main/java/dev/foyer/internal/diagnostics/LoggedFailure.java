// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Represents in the log a failure whose text, or whose cause's text, has several lines. An application's exceptions
 * often repeat text that a peer has sent, and a logger writes it unchanged. The stack traces are the original ones.
 */
final class LoggedFailure extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String line;

    private LoggedFailure(Throwable failure, Set<Throwable> seen) {
        super(failure.getMessage() == null ? null : OneLine.of(failure.getMessage()));
        line = OneLine.of(failure.toString());
        setStackTrace(failure.getStackTrace());
        seen.add(failure);
        Throwable cause = failure.getCause();
        if (cause != null && !seen.contains(cause)) {
            initCause(new LoggedFailure(cause, seen));
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                addSuppressed(new LoggedFailure(suppressed, seen));
            }
        }
    }

    /** Returns the failure itself if each of its texts is one line, else a copy with one-line texts. */
    static Throwable of(Throwable failure) {
        return isPlain(failure, identities()) ? failure : new LoggedFailure(failure, identities());
    }

    private static boolean isPlain(Throwable failure, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            return true;
        }
        if (!OneLine.isPlain(failure.toString())) {
            return false;
        }
        Throwable cause = failure.getCause();
        if (cause != null && !isPlain(cause, seen)) {
            return false;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!isPlain(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Throwable> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // starts with the original's class name
    public String toString() {
        return line;
    }
}
