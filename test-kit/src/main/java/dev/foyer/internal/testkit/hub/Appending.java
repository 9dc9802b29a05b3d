// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.hub;

import java.util.concurrent.CompletableFuture;

import dev.foyer.spi.Appended;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;

/** Is a message that is to be in a log, or is there. Two of them are never equal. For one thread. */
final class Appending {

    private final Topic topic;
    private final String text;
    private final Retention keep;
    private final CompletableFuture<Appended> done = new CompletableFuture<>();

    Appending(Topic topic, String text, Retention keep) {
        this.topic = topic;
        this.text = text;
        this.keep = keep;
    }

    Topic topic() {
        return topic;
    }

    String text() {
        return text;
    }

    Retention keep() {
        return keep;
    }

    CompletableFuture<Appended> done() {
        return done;
    }

    void giveUp() {
        done.completeExceptionally(new IllegalStateException("The hub does not answer."));
    }
}
