// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.spi.Backplane;

/** Acts on what the beats show. Safe for any thread. */
final class Consequences implements Pulse.Findings {

    private final Backplane engine;
    private final ThisNode here;
    private final Population population;
    private final Consumer<Action> everyone;
    private final Runnable ended;

    // Mutable state.
    private final AtomicBoolean early = new AtomicBoolean(); // whether a node has told who is there before it counted

    /**
     * Creates what has seen nothing yet.
     *
     * @param everyone does something with all connections of this node
     * @param ended is run when another node has ended
     */
    Consequences(Backplane engine, ThisNode here, Population population, Consumer<Action> everyone, Runnable ended) {
        this.engine = engine;
        this.here = here;
        this.population = population;
        this.everyone = everyone;
        this.ended = ended;
    }

    /** Notes that a node has told who is there, before it counted. */
    void early() {
        early.set(true);
    }

    @Override
    public void silent() {
        engine.reconnect();
    }

    @Override
    public void returned(Instant since, Instant until) {
        everyone.accept(new Action.Missed(since, until));
        here.presences().tellAll();
    }

    @Override
    public void come(String other) {
        if (early.getAndSet(false)) {
            here.presences().missed(null);
        }
    }

    @Override
    public void found(String other) {
        here.presences().missed(null);
    }

    @Override
    public void gone(String other) {
        population.forget(other);
        here.presences().forget(other);
        ended.run();
    }
}
