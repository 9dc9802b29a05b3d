// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Cluster;
import dev.foyer.Rooms;

/** In the deployed application: threads that emit what is numbered. */
@ApplicationScoped
public class Criers {

    /** The stream that goes to the first two rooms together. */
    static final int UNION = -1;

    /** How many nodes there are beside this one. */
    static final int OTHERS = 2;

    @Inject
    Rooms rooms;

    @Inject
    Cluster cluster;

    private List<Crier> all = List.of();

    /** Starts the threads, which rest. */
    synchronized void begin(int threads, int streams, long pauseNanos) {
        all = IntStream.range(0, threads)
                .mapToObj(i -> new Crier(cluster.node() + "/" + i, rooms, streams, pauseNanos))
                .toList();
        all.forEach(Crier::start);
    }

    synchronized void go() {
        all.forEach(Crier::go);
    }

    synchronized void rest() {
        all.forEach(Crier::rest);
    }

    synchronized boolean rests() {
        return all.stream().allMatch(Crier::rests);
    }
}
