// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.internal.transport.Closers;

/** Provides the threads, the time and the randomness of one application. No stage has others. Safe for any thread. */
public interface Threads extends Waits {

    /** Returns the nanoseconds of a clock that only goes forward, and whose zero means nothing. */
    LongSupplier nanos();

    /** Returns the wall clock. */
    Clock clock();

    /** Returns what no peer can guess, and makes times differ. */
    RandomGenerator random();

    /** Returns the executor for work that must not run on the thread that discovers it. */
    Executor workers();

    /** Returns the one timer of the application. */
    ScheduledExecutorService timer();

    /** Returns the closers of sessions. */
    Closers closers();

    /** Returns closers for use when all other threads may have ended. */
    Closers lateClosers();

    /** Returns the threads that send. */
    Senders senders();

    /** Lets the calling thread rest for a number of nanoseconds. */
    void pause(long nanos);

    /**
     * Ends all threads once the pending sessions are closed, or at the deadline.
     *
     * @param deadline a time of {@link #nanos}
     */
    void shutdown(long deadline);
}
