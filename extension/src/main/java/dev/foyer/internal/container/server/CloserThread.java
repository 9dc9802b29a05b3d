// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

/** A thread of the closers. */
final class CloserThread extends Thread {

    CloserThread(Runnable work) {
        super(work, "foyer-closer");
        setDaemon(true);
    }
}
