// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.cluster.message.StateText;
import dev.foyer.internal.cluster.message.Topics;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.cell.StateCells;
import dev.foyer.internal.state.cell.Swap;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Swapped;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** What rooms remember, in the engine. Safe for any thread. */
final class NodeCells implements StateCells {

    private final Backplane engine;
    private final String node;
    private final Population population;
    private final Pulse pulse;

    // Mutable state.
    private volatile Listener listener = Listener.NONE;
    private final AtomicBoolean warned = new AtomicBoolean();

    NodeCells(Backplane engine, String node, Population population, Pulse pulse) {
        this.engine = engine;
        this.node = node;
        this.population = population;
        this.pulse = pulse;
    }

    @Override
    public void start(Listener told) {
        listener = told;
    }

    Listener listener() {
        return listener;
    }

    @Override
    public boolean isReachable() {
        return pulse.isConnected();
    }

    @Override
    public int others() {
        return pulse.size() - 1;
    }

    @Override
    public CompletionStage<Optional<Cell>> use(Group room, Duration keep) {
        return engine.useCell(Topics.of(room), keep).thenApply(found -> found.map(StateText::cell));
    }

    @Override
    public CompletionStage<Swap> swap(Group room, @Nullable Position expected, Change change, Duration keep) {
        return engine.swapCell(
                        Topics.of(room), expected, StateText.content(change), StateText.message(node, change), keep)
                .thenApply(NodeCells::swap);
    }

    private static Swap swap(Swapped swapped) {
        if (swapped.at() != null) {
            return new Swap.Done(swapped.at());
        }
        return new Swap.Beaten(swapped.now() == null ? null : StateText.cell(swapped.now()));
    }

    @Override
    public CompletionStage<Optional<Cell>> forget(Group room, Duration keep, Duration unused) {
        return population.size(room) == 0
                ? engine.emptyCell(Topics.of(room), keep, unused).thenApply(found -> found.map(StateText::cell))
                : CompletableFuture.completedFuture(Optional.empty());
    }

    void received(Topic topic, Position at, String message) {
        Change change = StateText.change(message);
        if (change != null) {
            listener().changed(Topics.room(topic), at, change);
        } else { // the gap is seen
            if (warned.compareAndSet(false, true)) {
                Log.warning(Code.MESSAGE_UNREADABLE, Topic.Kind.ROOM);
            }
            listener().resumed();
        }
    }
}
