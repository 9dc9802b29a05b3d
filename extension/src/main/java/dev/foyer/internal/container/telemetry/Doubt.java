// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/**
 * Takes the failures of a library: a server may show the application some of its classes, and hide others that these
 * need, which shows only when they are used. Logs the first one. Safe for any thread.
 */
final class Doubt {

    private final String library;
    private final AtomicBoolean told = new AtomicBoolean();

    Doubt(String library) {
        this.library = library;
    }

    void failed(Throwable failure) {
        if (told.compareAndSet(false, true)) {
            Log.warning(Code.TELEMETRY_FAILED, library, failure.getClass().getName());
        }
    }
}
