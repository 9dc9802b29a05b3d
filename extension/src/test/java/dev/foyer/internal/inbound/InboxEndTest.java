// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static dev.foyer.internal.inbound.InboxTasks.done;
import static dev.foyer.internal.inbound.InboxTasks.offer;
import static org.assertj.core.api.Assertions.assertThat;

/** The end of an inbox. */
class InboxEndTest {

    private final InboxTasks tasks = new InboxTasks();
    private final List<String> ran = tasks.ran();
    private final Inbox inbox = new Inbox(3, Integer.MAX_VALUE, 16, Runnable::run);

    @Test
    void end_runsAtOnceIfNothingWaits() {
        inbox.end(tasks.task("end"));

        assertThat(ran).containsExactly("end");
    }

    @Test
    void end_dropsWhatWaitsAndDoesNotWaitForAStage() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("first", stage));
        offer(inbox, tasks.task("dropped"));

        inbox.end(tasks.task("end"));

        assertThat(ran).containsExactly("first", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void end_runsAfterWhatIsForNoMessage() {
        offer(inbox, () -> {
            offer(inbox, tasks.task("dropped"));
            inbox.add(tasks.task("error"));
            inbox.end(tasks.task("end"));
            ran.add("task");
            return done();
        });

        assertThat(ran).containsExactly("task", "error", "end");
    }

    @Test
    void endInATask_runsAfterIt() {
        offer(inbox, () -> {
            inbox.end(tasks.task("end"));
            ran.add("task");
            return done();
        });

        assertThat(ran).containsExactly("task", "end");
    }

    @Test
    void onlyTheFirstEnd_counts() {
        inbox.end(tasks.task("end"));
        inbox.end(tasks.task("again"));
        inbox.endNow(tasks.task("now"));

        assertThat(ran).containsExactly("end");
    }

    @Test
    void tasksAfterTheEnd_areIgnored() {
        inbox.end(tasks.task("end"));

        assertThat(offer(inbox, tasks.task("late"))).isTrue();

        assertThat(ran).containsExactly("end");
    }

    @Test
    void tasksBroughtWhileTheEndIsWaiting_areIgnored() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("first", stage));
        inbox.end(tasks.task("end"));

        assertThat(offer(inbox, tasks.task("late"))).isTrue();
        stage.complete(null);

        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void endNow_dropsWhatWaitsAndDoesNotWaitForAStage() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("first", stage));
        offer(inbox, tasks.task("dropped"));

        inbox.endNow(tasks.task("end"));

        assertThat(ran).containsExactly("first", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void endNowAfterEnd_runsTheFirstEndWithoutWaiting() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, tasks.task("first", stage));
        offer(inbox, tasks.task("dropped"));
        inbox.end(tasks.task("end"));

        inbox.endNow(tasks.task("now"));

        assertThat(ran).containsExactly("first", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void endNowTwice_endsOnce() {
        inbox.endNow(tasks.task("end"));
        inbox.endNow(tasks.task("again"));

        assertThat(ran).containsExactly("end");
    }

    @Test
    void endNowWhileATaskRuns_runsAfterIt() {
        offer(inbox, () -> {
            offer(inbox, tasks.task("dropped"));
            inbox.endNow(tasks.task("end"));
            ran.add("task");
            return done();
        });

        assertThat(ran).containsExactly("task", "end");
    }

    @Test
    void endNowWhileATaskRuns_doesNotWaitForTheStageItReturns() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, () -> {
            inbox.endNow(tasks.task("end"));
            ran.add("task");
            return stage;
        });

        assertThat(ran).containsExactly("task", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("task", "end");
    }
}
