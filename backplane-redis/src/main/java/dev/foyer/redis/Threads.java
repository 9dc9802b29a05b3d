// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.List;

import dev.foyer.redis.internal.Link;

/**
 * The threads of an engine, and the connections that they wait for.
 *
 * @param all the threads; the first one may finish its work when it is to end
 */
record Threads(Pause pause, List<Link> links, List<Thread> all) {

    private static final long DRAIN_MILLIS = 2_000;
    private static final long END_MILLIS = 2_000;

    /** Creates a thread that does not keep the JVM alive. */
    static Thread create(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        all.forEach(Thread::start);
    }

    /** Has the threads connect anew. */
    void reconnect() {
        links.forEach(Link::cut);
    }

    /** Waits for the threads, which know by the pause that they are to end. */
    void stop() {
        try {
            all.get(0).join(DRAIN_MILLIS);
            links.forEach(Link::end);
            for (Thread thread : all) {
                thread.join(END_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            links.forEach(Link::end);
            Thread.currentThread().interrupt();
        }
    }
}
