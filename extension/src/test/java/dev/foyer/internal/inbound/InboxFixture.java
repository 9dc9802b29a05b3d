// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An inbox, and tasks that say when they run. */
abstract class InboxFixture {

    protected final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    protected final Inbox inbox = new Inbox(3, Integer.MAX_VALUE, 16, Runnable::run);

    protected Task beside(Task task) {
        return () -> inbox.beside(task);
    }

    protected static boolean offer(Inbox inbox, Task task) {
        return inbox.offer(null, task, 1);
    }

    protected Task task(String name) {
        return task(name, done());
    }

    protected Task task(String name, CompletionStage<Void> stage) {
        return () -> {
            ran.add(name);
            return stage;
        };
    }

    @SuppressWarnings("NullAway") // a stage without a value
    protected static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
