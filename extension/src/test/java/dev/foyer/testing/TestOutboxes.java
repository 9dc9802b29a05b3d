// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import dev.foyer.internal.measure.Traffic;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.outbound.OutboxListener;
import dev.foyer.internal.outbound.OutboxSizes;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.internal.transport.Transport;

/** Outboxes that are drained, and whose listeners run, on the calling thread. */
public final class TestOutboxes {

    private TestOutboxes() {}

    /** Their sockets take whatever is sent. */
    public static OutboxFactory of(int maxBytes) {
        return of(maxBytes, Integer.MAX_VALUE);
    }

    public static OutboxFactory of(int maxBytes, int window) {
        return of(maxBytes, window, System::nanoTime);
    }

    public static OutboxFactory of(int maxBytes, int window, LongSupplier clock) {
        return new OutboxFactory(
                new OutboxSizes(maxBytes, window, maxBytes), senders(), Runnable::run, clock, new Traffic());
    }

    /** An outbox for a peer that takes single frames. */
    public static Outbox open(Transport transport, int maxBytes, OutboxListener ended) {
        return of(maxBytes).open(transport, false, ended);
    }

    /** Has outboxes drained on the calling thread. */
    public static Distributor distributor() {
        return new Distributor(senders(), System::nanoTime, LockSupport::parkNanos);
    }

    /** Drain on the calling thread. */
    public static Senders senders() {
        return new Senders(Runnable::run, new Caller());
    }

    /** Runs everything on the thread that gives it. */
    private static final class Caller extends ThreadPoolExecutor {

        Caller() {
            super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public void execute(Runnable work) {
            work.run();
        }
    }
}
