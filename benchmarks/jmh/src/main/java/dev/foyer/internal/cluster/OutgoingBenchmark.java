// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.Closing;
import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.cluster.message.Envelope;
import dev.foyer.internal.cluster.message.Message;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A message is handed to an engine that takes it at once. What is not {@link #text} is the counter and the time that
 * tell losses exactly.
 */
public class OutgoingBenchmark extends Brief {

    private final Topic room = new Topic(Topic.Kind.ROOM, "/", "lobby");
    private final Message message = new Envelope("node", null, new Action.Close(Closing.KICKED));
    private final Outgoing outgoing = new Outgoing(new Taking(), Clock.systemUTC());

    /** The text alone, which an engine needs in any case. */
    @Benchmark
    public String text() {
        return message.text();
    }

    @Benchmark
    public CompletionStage<Integer> publish() {
        return outgoing.publish(room, message);
    }

    private static final class Taking implements Backplane {

        @Override
        public void start(Self self, Listener listener) {}

        @Override
        public void subscribe(Topic topic) {}

        @Override
        public void unsubscribe(Topic topic) {}

        @Override
        public CompletionStage<Integer> publish(Topic topic, String message) {
            return CompletableFuture.completedFuture(1);
        }

        @Override
        public CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Replay> read(Topic topic, Position after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Replay> readLatest(Topic topic, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reconnect() {}

        @Override
        public void stop() {}
    }
}
