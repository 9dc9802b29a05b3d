// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The only way to the log. Messages are complete before they reach the logger, whose own placeholders would mangle quotes.
 * Never given a payload, a header's value or a token. What it writes is one line, but for a stack trace's own.
 */
public final class Log {

    private static final Logger LOGGER = System.getLogger("dev.foyer");

    private Log() {}

    public static void info(Code code, Object... arguments) {
        LOGGER.log(Level.INFO, () -> code.text(arguments));
    }

    public static void warning(Code code, Object... arguments) {
        LOGGER.log(Level.WARNING, () -> code.text(arguments));
    }

    /** For what the application or the server did wrong, never for what a peer did wrong. */
    public static void error(Code code, Throwable cause, Object... arguments) {
        LOGGER.log(Level.ERROR, () -> code.text(arguments), LoggedFailure.of(cause));
    }

    public static void debug(String text) {
        LOGGER.log(Level.DEBUG, () -> OneLine.of(text));
    }
}
