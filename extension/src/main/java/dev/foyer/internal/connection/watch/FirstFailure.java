// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.watch;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/** Logs only the first of many failures, as they recur each period. */
final class FirstFailure implements Consumer<Throwable> {

    private final AtomicBoolean done = new AtomicBoolean();

    @Override
    public void accept(Throwable unexpected) {
        if (done.compareAndSet(false, true)) {
            Log.error(Code.STEP_FAILED, unexpected);
        }
    }
}
