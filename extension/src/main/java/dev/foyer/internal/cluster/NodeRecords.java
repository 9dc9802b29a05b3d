// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.foyer.Closing;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.audience.saved.SavedConnection;
import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.cluster.dismissal.Dismissals;
import dev.foyer.internal.cluster.message.Envelope;
import dev.foyer.internal.cluster.message.SavedText;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** The connections that nodes keep for each other in the engine. Safe for any thread. */
final class NodeRecords implements SavedConnections {

    /** How long a client waits at most before it gets a new connection instead. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long it may take at most until the end of a node is noticed, from which connections are kept for a while. */
    private static final Duration NOTICED = Duration.ofMinutes(1);

    /** How many connections are kept at a time. */
    private static final int PORTION = 2_000;

    private final Backplane engine;
    private final Neighbours nodes;
    private final Outgoing outgoing;
    private final ThisNode here;
    private final Times times;

    /**
     * This node and the others.
     *
     * @param others returns those that count
     */
    record Neighbours(String own, Supplier<Set<String>> others) {

        /**
         * Returns where a connection may be kept: by the node that its client names, or by another one that the client
         * has reached, but has not heard of.
         */
        Set<String> from(String named) {
            var all = new LinkedHashSet<>(Set.of(named));
            all.add(own);
            all.addAll(others.get());
            return all;
        }
    }

    // Mutable state.
    private final Dismissals dismissals;
    private volatile Duration kept = Duration.ofMinutes(10); // how long, after the end of a node, as far as is known
    private final Queue<String> due = new ConcurrentLinkedQueue<>(); // the ids of connections to keep again

    NodeRecords(Backplane engine, Neighbours nodes, Outgoing outgoing, ThisNode here, Times times) {
        this.engine = engine;
        this.nodes = nodes;
        this.outgoing = outgoing;
        this.here = here;
        this.times = times;
        this.dismissals = new Dismissals(times.nanos());
    }

    /** Notes what nodes do with connections: those of users who are sent away cannot be taken any more. */
    void act(Address to, Action action) {
        if (Dismissals.concern(to, action)) {
            dismissals.note(to, kept.plus(NOTICED));
        }
    }

    @Override
    public String node() {
        return nodes.own();
    }

    @Override
    public void save(String key, @Nullable SavedConnection connection, Duration afterwards) {
        kept = afterwards;
        engine.keep(key, connection == null ? null : SavedText.write(connection), afterwards);
    }

    @Override
    public CompletionStage<Optional<SavedConnection>> take(String from, String key) {
        var taken = new CompletableFuture<Optional<SavedConnection>>();
        var alarm = times.timer()
                .schedule(() -> taken.complete(Optional.empty()), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        var unused = takeFrom(nodes.from(from).iterator(), key).whenComplete((found, failure) -> {
            alarm.cancel(false);
            taken.complete(found == null ? Optional.empty() : found);
        });
        return taken;
    }

    private CompletionStage<Optional<SavedConnection>> takeFrom(Iterator<String> candidates, String key) {
        if (!candidates.hasNext()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        String next = candidates.next();
        return engine.take(next, key).thenCompose(found -> {
            Optional<SavedConnection> connection = found.flatMap(SavedText::read);
            connection.filter(some -> nodes.others().get().contains(next)).ifPresent(this::end);
            if (connection.filter(some -> dismissals.have(some.user())).isPresent()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return connection.isPresent() ? CompletableFuture.completedFuture(connection) : takeFrom(candidates, key);
        });
    }

    /** Ends the connection on the node where it was, which is still there. */
    private void end(SavedConnection connection) {
        var end = new Envelope(nodes.own(), Group.connection(connection.id()), new Action.Close(Closing.REPLACED));
        var unused = outgoing.publish(Topic.ALL, end);
    }

    /** Keeps all connections again, little by little, as the engine may have lost them. */
    void renewAll() {
        due.clear();
        due.addAll(here.ids());
    }

    /** Keeps some of those that are due. Called twice a second. */
    void tick() {
        for (int i = 0; i < PORTION && !due.isEmpty(); i++) {
            String next = due.poll();
            if (next != null) {
                here.save(next);
            }
        }
    }
}
