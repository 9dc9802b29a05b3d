// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static dev.foyer.internal.inbound.InboxTasks.done;
import static dev.foyer.internal.inbound.InboxTasks.offer;
import static org.assertj.core.api.Assertions.assertThat;

/** Tasks beside others. */
class InboxBesideTest {

    private final InboxTasks tasks = new InboxTasks();
    private final List<String> ran = tasks.ran();
    private final Inbox inbox = new Inbox(3, Integer.MAX_VALUE, 16, Runnable::run);

    @Test
    void taskBeside_doesNotHoldUpTheNext() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, beside(tasks.task("beside", stage)));

        offer(inbox, tasks.task("next"));

        assertThat(ran).containsExactly("beside", "next");
    }

    @Test
    void end_waitsForNoStageOfATaskBeside() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, beside(tasks.task("beside", stage)));

        inbox.end(tasks.task("end"));

        assertThat(ran).containsExactly("beside", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("beside", "end");
    }

    @Test
    void end_dropsATaskBesideThatHasNotBegun() {
        var handedOver = new ArrayList<Runnable>();
        var inbox = new Inbox(3, Integer.MAX_VALUE, 16, handedOver::add);
        offer(inbox, () -> inbox.beside(tasks.task("beside")));

        inbox.end(tasks.task("end"));

        handedOver.remove(0).run();
        assertThat(ran).containsExactly("end");
    }

    @Test
    void end_waitsForTheCodeOfATaskBeside() {
        offer(inbox, beside(() -> {
            inbox.end(tasks.task("end"));
            ran.add("beside");
            return new CompletableFuture<>();
        }));

        assertThat(ran).containsExactly("beside", "end");
    }

    @Test
    void tooManyBeside_holdUpTheNextUntilOneIsComplete() {
        var inbox = new Inbox(2, Integer.MAX_VALUE, 2, Runnable::run);
        var first = new CompletableFuture<Void>();
        offer(inbox, () -> inbox.beside(tasks.task("first", first)));
        offer(inbox, () -> inbox.beside(tasks.task("second", new CompletableFuture<>())));
        offer(inbox, () -> inbox.beside(tasks.task("third", new CompletableFuture<>())));
        assertThat(offer(inbox, tasks.task("next"))).isTrue();
        assertThat(offer(inbox, () -> inbox.beside(tasks.task("fourth")))).isTrue();
        assertThat(offer(inbox, tasks.task("too many"))).isFalse();
        assertThat(ran).containsExactly("first", "second");

        first.complete(null);

        assertThat(ran).containsExactly("first", "second", "third", "next");
    }

    @Test
    void end_dropsATaskThatWaitsForItsPlace() {
        var inbox = new Inbox(2, Integer.MAX_VALUE, 1, Runnable::run);
        var first = new CompletableFuture<Void>();
        offer(inbox, () -> inbox.beside(tasks.task("first", first)));
        offer(inbox, () -> inbox.beside(tasks.task("dropped")));

        inbox.end(tasks.task("end"));
        first.complete(null);

        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void endNow_doesNotWaitForATaskBeside() {
        var handedOver = new ArrayList<Runnable>();
        var inbox = new Inbox(3, Integer.MAX_VALUE, 16, handedOver::add);
        offer(
                inbox,
                () -> inbox.beside(() -> {
                    inbox.end(tasks.task("end"));
                    ran.add("ending");
                    inbox.endNow(tasks.task("now"));
                    ran.add("beside");
                    return done();
                }));

        handedOver.remove(0).run();

        assertThat(ran).containsExactly("ending", "end", "beside");
    }

    private Inbox.Task beside(Inbox.Task task) {
        return () -> inbox.beside(task);
    }
}
