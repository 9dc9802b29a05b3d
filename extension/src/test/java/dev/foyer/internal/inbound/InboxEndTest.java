// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How an inbox ends. */
class InboxEndTest extends InboxFixture {

    @Test
    void end_runsAtOnceIfNothingWaits() {
        inbox.end(task("end"));

        assertThat(ran).containsExactly("end");
    }

    @Test
    void end_dropsWhatWaitsAndDoesNotWaitForAStage() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, task("first", stage));
        offer(inbox, task("dropped"));

        inbox.end(task("end"));

        assertThat(ran).containsExactly("first", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void end_runsAfterWhatIsForNoMessage() {
        offer(inbox, () -> {
            offer(inbox, task("dropped"));
            inbox.add(task("error"));
            inbox.end(task("end"));
            ran.add("task");
            return done();
        });

        assertThat(ran).containsExactly("task", "error", "end");
    }

    @Test
    void endInATask_runsAfterIt() {
        offer(inbox, () -> {
            inbox.end(task("end"));
            ran.add("task");
            return done();
        });

        assertThat(ran).containsExactly("task", "end");
    }

    @Test
    void onlyTheFirstEnd_counts() {
        inbox.end(task("end"));
        inbox.end(task("again"));
        inbox.endNow(task("now"));

        assertThat(ran).containsExactly("end");
    }

    @Test
    void tasksAfterTheEnd_areIgnored() {
        inbox.end(task("end"));

        assertThat(offer(inbox, task("late"))).isTrue();

        assertThat(ran).containsExactly("end");
    }

    @Test
    void tasksBroughtWhileTheEndIsWaiting_areIgnored() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, task("first", stage));
        inbox.end(task("end"));

        assertThat(offer(inbox, task("late"))).isTrue();
        stage.complete(null);

        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void endNow_dropsWhatWaitsAndDoesNotWaitForAStage() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, task("first", stage));
        offer(inbox, task("dropped"));

        inbox.endNow(task("end"));

        assertThat(ran).containsExactly("first", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void endNowAfterEnd_runsTheFirstEndWithoutWaiting() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, task("first", stage));
        offer(inbox, task("dropped"));
        inbox.end(task("end"));

        inbox.endNow(task("now"));

        assertThat(ran).containsExactly("first", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("first", "end");
    }

    @Test
    void endNowTwice_endsOnce() {
        inbox.endNow(task("end"));
        inbox.endNow(task("again"));

        assertThat(ran).containsExactly("end");
    }

    @Test
    void endNowWhileATaskRuns_runsAfterIt() {
        offer(inbox, () -> {
            offer(inbox, task("dropped"));
            inbox.endNow(task("end"));
            ran.add("task");
            return done();
        });

        assertThat(ran).containsExactly("task", "end");
    }

    @Test
    void endNowWhileATaskRuns_doesNotWaitForTheStageItReturns() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, () -> {
            inbox.endNow(task("end"));
            ran.add("task");
            return stage;
        });

        assertThat(ran).containsExactly("task", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("task", "end");
    }
}
