// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.List;

/**
 * The threads of an engine.
 *
 * @param all each with what it waits by; the first one may finish its work when it is to end
 * @param links what they may be stuck in
 */
record Threads(List<One> all, List<Link> links) {

    private static final long DRAIN_MILLIS = Duration.ofSeconds(2).toMillis();
    private static final long END_MILLIS = Duration.ofSeconds(2).toMillis();

    /** A thread, and what ends it. */
    record One(Thread thread, Pause pause) {

        /** Creates a thread that does not keep the JVM alive. */
        static One of(String name, Runnable work, Pause pause) {
            var thread = new Thread(work, "foyer-jdbc-" + name);
            thread.setDaemon(true);
            return new One(thread, pause);
        }
    }

    void start() {
        all.forEach(one -> one.thread().start());
    }

    void stop() {
        all.forEach(one -> one.pause().end());
        try {
            all.get(0).thread().join(DRAIN_MILLIS);
            links.forEach(Link::cut);
            for (One one : all) {
                one.thread().join(END_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            links.forEach(Link::cut);
            Thread.currentThread().interrupt();
        }
    }
}
