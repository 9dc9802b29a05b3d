// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Logs what peers cause at the debug level, and not more of it than somebody can read: whoever comes and goes all the
 * time fills no disk. Lines that are left out are counted, and the next line tells how many. Safe for any thread.
 */
public final class FewLines {

    private static final int MOST = 1_000;
    private static final long PERIOD = Duration.ofMinutes(1).toNanos();

    private final LongSupplier clock;

    // Mutable state, guarded by this.
    private long begun;
    private int written;
    private long left;

    /**
     * Has logged nothing so far.
     *
     * @param clock the nanoseconds of a clock that only goes forward
     */
    public FewLines(LongSupplier clock) {
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    /** Logs a line that has a number, or counts it. */
    public void debug(Numbered code, Object... arguments) {
        if (Log.isDebug() && mayWrite()) {
            Log.debug(code.text(arguments));
        }
    }

    /** Logs a line, or counts it. */
    public void debug(Supplier<String> text) {
        if (Log.isDebug() && mayWrite()) {
            Log.debug(text.get());
        }
    }

    private boolean mayWrite() {
        long before;
        synchronized (this) {
            long now = clock.getAsLong();
            if (now - begun > PERIOD) {
                begun = now;
                written = 0;
            }
            if (written >= MOST) {
                left++;
                return false;
            }
            written++;
            before = left;
            left = 0;
        }
        if (before > 0) {
            Log.debug(Code.LINES_LEFT_OUT.text(before));
        }
        return true;
    }
}
