// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;

/** An engine without logs, which does nothing but what a test says. */
public interface PlainBackplane extends Backplane {

    @Override
    default void start(Self self, Listener listener) {}

    @Override
    default void subscribe(Topic topic) {}

    @Override
    default void unsubscribe(Topic topic) {}

    @Override
    default CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
        return none();
    }

    @Override
    default CompletionStage<Replay> read(Topic topic, Position after, int limit) {
        return none();
    }

    @Override
    default CompletionStage<Replay> readLatest(Topic topic, int limit) {
        return none();
    }

    private static <T> CompletionStage<T> none() {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("This engine has no logs."));
    }

    @Override
    default void reconnect() {}

    @Override
    default void stop() {}
}
