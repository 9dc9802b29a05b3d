// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets a thread wait for what others do. Safe for any thread. */
@FunctionalInterface
public interface Waits {

    /** Blocks the calling thread. */
    Waits BLOCKING = (future, nanos) -> {
        try {
            future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException | CancellationException ended) {
            return true;
        }
    };

    /**
     * Waits until a future is done, whatever its outcome.
     *
     * @param nanos the longest time in nanoseconds; nothing is waited for if it is not positive
     * @return whether the future is done
     * @throws InterruptedException if the thread is interrupted before
     */
    boolean await(Future<?> future, long nanos) throws InterruptedException;
}
