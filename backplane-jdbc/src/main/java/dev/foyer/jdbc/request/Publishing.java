// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.util.concurrent.CompletableFuture;

import dev.foyer.jdbc.table.Draft;
import dev.foyer.jdbc.table.Round;

/** A message that is for no log. */
public final class Publishing extends Sending {

    private static final int LOST = -1;

    private final CompletableFuture<Integer> nodes = new CompletableFuture<>();

    public Publishing(Draft draft) {
        super(draft);
    }

    /** Completes with the number of other nodes that are interested, or with -1 if it is given up. */
    public CompletableFuture<Integer> nodes() {
        return nodes;
    }

    @Override
    public void written(Round.Done done) {
        nodes.complete(done.omitted() ? LOST : done.others().getOrDefault(draft().topic(), 0));
    }

    @Override
    public void fail() {
        nodes.complete(LOST);
    }

    @Override
    public boolean isDone() {
        return nodes.isDone();
    }
}
