// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tasks that note their names as they run. */
final class InboxTasks {

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    /** The names of the tasks that ran, in order. */
    List<String> ran() {
        return ran;
    }

    Inbox.Task task(String name) {
        return task(name, done());
    }

    Inbox.Task task(String name, CompletionStage<Void> stage) {
        return () -> {
            ran.add(name);
            return stage;
        };
    }

    static boolean offer(Inbox inbox, Inbox.Task task) {
        return inbox.offer(task, 1);
    }

    @SuppressWarnings("NullAway") // a stage without a value
    static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
