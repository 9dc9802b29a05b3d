// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.util.concurrent.CompletableFuture;

import dev.foyer.jdbc.table.Draft;
import dev.foyer.jdbc.table.Round;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Position;

/** A message that is for a log. */
public final class Appending extends Sending {

    private final CompletableFuture<Appended> done = new CompletableFuture<>();

    public Appending(Draft draft) {
        super(draft);
    }

    public CompletableFuture<Appended> done() {
        return done;
    }

    @Override
    public void written(Round.Done round) {
        Position at = round.places().positions().get(draft().number());
        if (at == null) {
            fail();
        } else {
            done.complete(new Appended(at, round.others().getOrDefault(draft().topic(), 0)));
        }
    }

    @Override
    public void fail() {
        done.completeExceptionally(new IllegalStateException("The database does not take it."));
    }

    @Override
    public boolean isDone() {
        return done.isDone();
    }
}
