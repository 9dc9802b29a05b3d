// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.foyer.Closing;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.saved.SavedConnection;
import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.cluster.message.Envelope;
import dev.foyer.internal.cluster.message.SavedText;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** The connections that nodes keep for each other in the engine. Safe for any thread. */
final class NodeRecords implements SavedConnections {

    /** How long a client waits at most before it gets a new connection instead. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Backplane engine;
    private final String node;
    private final Outgoing outgoing;
    private final Times times;
    private final BooleanSupplier connected;

    NodeRecords(Backplane engine, String node, Outgoing outgoing, Times times, BooleanSupplier connected) {
        this.engine = engine;
        this.node = node;
        this.outgoing = outgoing;
        this.times = times;
        this.connected = connected;
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public void save(String key, @Nullable SavedConnection connection, Duration afterwards) {
        engine.keep(key, connection == null ? null : SavedText.write(connection), afterwards);
    }

    @Override
    public CompletionStage<Optional<SavedConnection>> take(String from, String key) {
        if (!connected.getAsBoolean()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var taken = new CompletableFuture<Optional<SavedConnection>>();
        var alarm = times.timer()
                .schedule(() -> taken.complete(Optional.empty()), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        var unused = engine.take(from, key).whenComplete((found, failure) -> {
            alarm.cancel(false);
            Optional<SavedConnection> read = found == null ? Optional.empty() : found.flatMap(SavedText::read);
            read.ifPresent(this::replace);
            taken.complete(read);
        });
        return taken;
    }

    /** Ends the connection where it was, if that node is still there. */
    private void replace(SavedConnection connection) {
        var end = new Envelope(node, Group.connection(connection.id()), new Action.Close(Closing.REPLACED));
        var unused = outgoing.publish(Topic.ALL, end);
    }
}
