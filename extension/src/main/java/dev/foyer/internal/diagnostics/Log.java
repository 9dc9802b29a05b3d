// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The only way to write to the log. Messages are complete before they reach the logger, whose own placeholders would
 * mangle quotes. No payload, header value or token may be logged. An entry is one line, except for its stack trace.
 */
public final class Log {

    private static final Logger LOGGER = System.getLogger("dev.foyer");

    private Log() {}

    public static void info(Numbered code, Object... arguments) {
        LOGGER.log(Level.INFO, () -> code.text(arguments));
    }

    public static void warning(Numbered code, Object... arguments) {
        LOGGER.log(Level.WARNING, () -> code.text(arguments));
    }

    /** Logs a mistake of the application or the server, never one of a peer. */
    public static void error(Numbered code, Throwable cause, Object... arguments) {
        LOGGER.log(Level.ERROR, () -> code.text(arguments), LoggedFailure.of(cause));
    }

    /** Tests whether lines at the debug level go anywhere. */
    public static boolean isDebug() {
        return LOGGER.isLoggable(Level.DEBUG);
    }

    /** Logs a failure whose text may contain a secret, without its text. */
    public static void errorWithoutText(Numbered code, Throwable cause, Object... arguments) {
        LOGGER.log(Level.ERROR, () -> code.text(arguments), TextlessFailure.of(cause));
    }

    public static void debug(String text) {
        LOGGER.log(Level.DEBUG, () -> OneLine.of(text));
    }
}
