// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.foyer.spi.Appended;
import org.jspecify.annotations.Nullable;

/** What this node has written within transactions, and whose position it does not know yet. Safe for any thread. */
final class Joined {

    private final Map<Long, Waiter> all = new ConcurrentHashMap<>();

    /** Waits for a position: once its transaction is committed, for a time only. */
    private static final class Waiter {

        private final CompletableFuture<Appended> done = new CompletableFuture<>();
        private volatile @Nullable Long committed;
    }

    /** Returns what completes when the message has its place. */
    CompletableFuture<Appended> add(long number) {
        var waiter = new Waiter();
        all.put(number, waiter);
        return waiter.done;
    }

    /** Notes that the transaction of a message has ended. */
    void ended(long number, boolean committed) {
        Waiter waiter = all.get(number);
        if (waiter != null) {
            waiter.committed = System.nanoTime();
            if (!committed) {
                fail(number, "The transaction was rolled back.");
            }
        }
    }

    boolean isWaiting(long number) {
        return all.containsKey(number);
    }

    void placed(long number, Appended appended) {
        Waiter waiter = all.remove(number);
        if (waiter != null) {
            waiter.done.complete(appended);
        }
    }

    private void fail(long number, String why) {
        Waiter waiter = all.remove(number);
        if (waiter != null) {
            waiter.done.completeExceptionally(new IllegalStateException(why));
        }
    }

    /** Gives up what was committed before a time, in nanoseconds. */
    void expire(long oldest) {
        all.forEach((number, waiter) -> {
            Long committed = waiter.committed;
            if (committed != null && committed - oldest < 0) {
                fail(number, "It is not known whether the message has a place in the log.");
            }
        });
    }

    void giveUp() {
        all.keySet().forEach(number -> fail(number, "The engine has stopped."));
    }
}
