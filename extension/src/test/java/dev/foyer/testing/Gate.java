// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Closed until it is opened; who passes through it waits so long. */
public final class Gate {

    private final CountDownLatch latch = new CountDownLatch(1);

    public void open() {
        latch.countDown();
    }

    /** Waits until the gate is open, and fails if that takes suspiciously long. */
    public void pass() {
        if (!opens()) {
            throw new AssertionError("The gate stayed closed.");
        }
    }

    /** Waits until the gate is open; false if that takes suspiciously long. */
    public boolean opens() {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
