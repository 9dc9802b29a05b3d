// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.cluster.message.Envelope;
import dev.foyer.internal.cluster.message.MessageText;
import dev.foyer.internal.cluster.message.Topics;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.latest.RetainedEvents;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** The events that rooms retain in the engine. Safe for any thread. */
final class NodeRetained implements RetainedEvents {

    private static final int UNKNOWN = -1;

    /** The bytes that a message has more than its event, at most. */
    private static final long MESSAGE_BYTES = 1_000;

    private final Backplane engine;
    private final String node;
    private final Outgoing outgoing;
    private final BooleanSupplier connected;

    // Mutable state.
    private volatile Listener listener = Listener.NONE;
    private volatile @Nullable Retention bounds;
    private final AtomicBoolean warned = new AtomicBoolean();

    NodeRetained(Backplane engine, String node, Outgoing outgoing, BooleanSupplier connected) {
        this.engine = engine;
        this.node = node;
        this.outgoing = outgoing;
        this.connected = connected;
    }

    @Override
    public void start(Listener told, Retention keep) {
        listener = told;
        bounds = new Retention(keep.events(), keep.age(), bytes(keep));
    }

    /** Returns the size of all messages: what this node would not refuse must not be refused there. */
    private static int bytes(Retention keep) {
        return (int) Math.min(Integer.MAX_VALUE, keep.bytes() + MESSAGE_BYTES * keep.events());
    }

    Listener listener() {
        return listener;
    }

    private Retention keep() {
        return Objects.requireNonNull(bounds);
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public boolean areShared() {
        return true;
    }

    @Override
    public boolean areReachable() {
        return connected.getAsBoolean();
    }

    /** Tests whether the engine retains an event on a topic. */
    static boolean isRetained(Topic topic, Action action) {
        return topic.kind() == Topic.Kind.ROOM
                && action instanceof Emitted event
                && event.latest() != null
                && event.latest().retained();
    }

    /** Publishes an event that the topic retains. */
    CompletionStage<Integer> publish(Topic topic, Envelope envelope) {
        return outgoing.publish(topic, retained(envelope), keep()).handle((nodes, failure) -> {
            if (failure != null && warned.compareAndSet(false, true)) {
                Log.warning(Code.RETAINED_FULL, topic.name(), keep().events());
            }
            return nodes == null ? UNKNOWN : nodes;
        });
    }

    private static Retained retained(Envelope envelope) {
        Latest latest = Objects.requireNonNull(((Emitted) envelope.action()).latest());
        return new Retained(latest.key(), latest.version(), envelope.text());
    }

    @Override
    public CompletionStage<List<Emitted>> read(Group room) {
        return engine.retained(Topics.of(room))
                .thenApply(all -> all.stream().flatMap(NodeRetained::event).toList());
    }

    private static Stream<Emitted> event(Retained retained) {
        try {
            return MessageText.read(retained.message()) instanceof Envelope envelope
                            && envelope.action() instanceof Emitted event
                            && event.latest() != null
                            && event.latest().key().equals(retained.key())
                    ? Stream.of(event)
                    : Stream.empty();
        } catch (IllegalArgumentException unreadable) { // of a newer version, or of another program
            return Stream.empty();
        }
    }

    @Override
    public void add(Group room, List<Emitted> events) {
        List<Retained> all = events.stream()
                .map(event -> retained(new Envelope(originOf(event), null, event)))
                .toList();
        engine.retain(Topics.of(room), all, keep());
    }

    private static String originOf(Emitted event) {
        return Objects.requireNonNull(event.latest()).origin().node();
    }
}
