// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.foyer.internal.cluster.message.Message;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Publishes messages, and remembers those that were lost. Knows up to which moment all messages have reached the engine
 * or are told as lost. Safe for any thread.
 */
final class Outgoing {

    private static final int UNKNOWN = -1;

    private final Backplane engine;
    private final Clock clock;
    private final Losses losses = new Losses();

    // Mutable state: the current span is replaced, and the others changed, with the lock of this.
    private volatile Span current;
    private final Deque<Span> earlier = new ArrayDeque<>();

    /** A span of time. */
    private static final class Span {

        /** Its first moment. */
        private final Instant start;

        /** The number of messages published in it whose fate is not known. */
        private final AtomicInteger open = new AtomicInteger();

        private Span(Instant start) {
            this.start = start;
        }
    }

    Outgoing(Backplane engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        this.current = new Span(clock.instant());
    }

    /** Publishes a message. If it is lost, that is told later. */
    CompletionStage<Integer> publish(Topic topic, Message message) {
        return publish(topic, () -> engine.publish(topic, message.text()));
    }

    /** Publishes a message that the topic retains. If it is lost, that is told later. */
    CompletionStage<Integer> publish(Topic topic, Retained message, Retention keep) {
        return publish(topic, () -> engine.publishRetained(topic, message, keep));
    }

    private CompletionStage<Integer> publish(Topic topic, Supplier<CompletionStage<Integer>> publishing) {
        Span span = enter();
        Instant now = clock.instant();
        return publishing.get().whenComplete((taken, failure) -> {
            if (isLost(taken, failure)) {
                losses.add(topic, now);
            }
            span.open.decrementAndGet();
        });
    }

    private Span enter() {
        for (; ; ) {
            Span span = current;
            span.open.incrementAndGet();
            if (span == current) { // else it may have been taken for empty
                return span;
            }
            span.open.decrementAndGet();
        }
    }

    private static boolean isLost(@Nullable Integer taken, @Nullable Throwable failure) {
        return failure != null || taken == null || taken == UNKNOWN;
    }

    /**
     * Tells what was lost.
     *
     * @param message makes the message from the time of the first loss
     */
    void tellLosses(Function<Instant, Message> message) {
        for (Losses.Loss loss : losses.tell()) {
            var unused = engine.publish(
                            loss.topic(), message.apply(loss.since()).text())
                    .whenComplete((taken, failure) -> losses.told(loss, !isLost(taken, failure)));
        }
    }

    /** Begins another span of time, and returns the moment before which every message has arrived or is told as lost. */
    synchronized Instant settled() {
        Instant now = clock.instant();
        earlier.add(current);
        current = new Span(now);
        while (!earlier.isEmpty() && earlier.getFirst().open.get() == 0) {
            earlier.removeFirst();
        }
        return losses.since(earlier.isEmpty() ? now : earlier.getFirst().start);
    }
}
