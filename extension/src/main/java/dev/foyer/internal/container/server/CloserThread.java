// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

/** A thread that closes sessions. */
final class CloserThread extends Thread {

    CloserThread(Runnable work) {
        super(work, "foyer-closer");
        setDaemon(true);
    }
}
