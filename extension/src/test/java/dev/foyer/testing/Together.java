// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same on several threads, which all start at once. */
public final class Together {

    private Together() {}

    /** One thread's work. */
    @FunctionalInterface
    public interface Work {
        void run(int thread) throws Exception;
    }

    /** Returns when all are done; what one of them throws is thrown. */
    public static void run(int threads, Work work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        var barrier = new CyclicBarrier(threads);
        try {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(pool.submit(() -> {
                    barrier.await();
                    work.run(thread);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
