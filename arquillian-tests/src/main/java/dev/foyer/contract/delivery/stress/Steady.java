// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

import dev.foyer.contract.testing.Peer;

/** One that stays: it gets every tick of its rooms. For the swarm's thread. */
final class Steady {

    private final int number;
    private final Consumer<Tick> toAll;
    private final Received received = new Received();

    /**
     * One of a number, from which its rooms follow.
     *
     * @param toAll told of each last tick of a batch
     */
    Steady(int number, Consumer<Tick> toAll) {
        this.number = number;
        this.toAll = toAll;
    }

    void got(Peer peer, String frame) {
        if (Tick.is(frame)) {
            Tick tick = Tick.of(frame);
            received.add(tick);
            if (tick.stream() == Streams.ALL) {
                toAll.accept(tick);
            }
        }
    }

    /** What it has got otherwise than it should, with how much was emitted by thread and stream. */
    Optional<String> mistake(int[][] counts) {
        for (int stream = 0; stream < counts[0].length; stream++) {
            boolean hears = Streams.hears(number, stream);
            for (int thread = 0; thread < counts.length; thread++) {
                BitSet got = received.places(thread, stream);
                int due = hears ? counts[thread][stream] : 0;
                if (got.cardinality() != due || got.length() > due + 1) {
                    return Optional.of("steady-" + number + " got " + got + " of stream " + stream + " of thread "
                            + thread + ", but not 1 to " + due);
                }
            }
        }
        return Optional.empty();
    }
}
