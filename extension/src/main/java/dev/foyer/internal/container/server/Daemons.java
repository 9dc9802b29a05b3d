// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.concurrent.ThreadFactory;

/** Creates threads that do not keep a server from ending. */
public final class Daemons {

    private Daemons() {}

    /** Returns a factory of threads with this name. */
    public static ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
