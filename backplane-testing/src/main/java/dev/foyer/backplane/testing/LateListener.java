// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.backplane.testing;

import java.util.concurrent.CompletableFuture;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Topic;

/** Hands on what arrives to a node that is made after its engine. What comes before that waits. */
final class LateListener implements Backplane.Listener {

    private final CompletableFuture<TestNode> node = new CompletableFuture<>();

    void become(TestNode made) {
        node.complete(made);
    }

    @Override
    public void received(Topic topic, String message) {
        node.join().received(topic, message);
    }

    @Override
    public void logged(Topic topic, Position at, String message) {
        node.join().logged(topic, at, message);
    }

    @Override
    public void interrupted() {
        node.join().interrupted();
    }

    @Override
    public void resumed(boolean sameLogs) {
        node.join().resumed(sameLogs);
    }

    @Override
    public void continued() {
        node.join().continued();
    }
}
