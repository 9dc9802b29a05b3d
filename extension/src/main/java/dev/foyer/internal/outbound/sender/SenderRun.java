// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.sender;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** The work of one sending thread on a batch of outboxes. */
final class SenderRun {

    private final Runnable batch;
    private final AtomicInteger steps = new AtomicInteger();
    private int seen = -1; // steps at the last check, by the watching thread
    private volatile boolean replaced;
    private final Thread thread = Thread.currentThread();
    private @Nullable Drainable current; // guarded by this

    SenderRun(Runnable batch) {
        this.batch = batch;
    }

    /** Returns the batch, for other threads to help with. */
    Runnable batch() {
        return batch;
    }

    /** Turns to another outbox, or to none. Clears an interrupt that was meant for the last one. */
    @SuppressWarnings("ReturnValueIgnored") // only cleared
    synchronized void turnTo(@Nullable Drainable outbox) {
        current = outbox;
        Thread.interrupted();
    }

    /** Interrupts a send to a connection that is gone. Open Liberty does not do so when it closes one. */
    synchronized void free() {
        if (current != null && current.isGone()) {
            thread.interrupt();
        }
    }

    void step() {
        steps.lazySet(steps.getPlain() + 1);
    }

    /** Tests whether there was no progress since the last call. Returns true only once. */
    boolean isHeldUp() {
        int now = steps.get();
        boolean heldUp = now == seen && !replaced;
        replaced = replaced || heldUp;
        seen = now;
        return heldUp;
    }

    boolean isReplaced() {
        return replaced;
    }
}
