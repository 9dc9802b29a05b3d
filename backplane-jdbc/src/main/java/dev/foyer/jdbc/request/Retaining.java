// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.foyer.jdbc.table.Draft;
import dev.foyer.jdbc.table.RetainedKey;
import dev.foyer.jdbc.table.Round;

/** A message that is for no log, and that its topic retains. */
public final class Retaining extends Sending {

    private static final int LOST = -1;

    private final RetainedKey key;
    private final CompletableFuture<Integer> nodes = new CompletableFuture<>();

    public Retaining(Draft draft, RetainedKey key) {
        super(draft);
        this.key = key;
    }

    /** Returns the keys of those messages that are retained, by their numbers. */
    public static Map<Long, RetainedKey> keys(Collection<Sending> sendings) {
        var keys = new HashMap<Long, RetainedKey>();
        for (Sending sending : sendings) {
            if (sending instanceof Retaining retaining) {
                keys.put(retaining.draft().number(), retaining.key);
            }
        }
        return keys;
    }

    /** Completes with the number of other nodes that are interested, or with -1 if it is given up. */
    public CompletableFuture<Integer> nodes() {
        return nodes;
    }

    @Override
    public void written(Round.Done done) {
        long number = draft().number();
        if (done.places().full().contains(number)) {
            nodes.completeExceptionally(new IllegalStateException("The topic would retain too much."));
        } else if (done.omitted()) {
            fail();
        } else {
            boolean older = done.places().older().contains(number);
            nodes.complete(older ? 0 : done.others().getOrDefault(draft().topic(), 0));
        }
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
