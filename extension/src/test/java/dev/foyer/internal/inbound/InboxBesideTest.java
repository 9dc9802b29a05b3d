// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks that run beside the others. */
class InboxBesideTest extends InboxFixture {

    @Test
    void taskBeside_doesNotHoldUpTheNext() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, beside(task("beside", stage)));

        offer(inbox, task("next"));

        assertThat(ran).containsExactly("beside", "next");
    }

    @Test
    void end_waitsForNoStageOfATaskBeside() {
        var stage = new CompletableFuture<Void>();
        offer(inbox, beside(task("beside", stage)));

        inbox.end(task("end"));

        assertThat(ran).containsExactly("beside", "end");
        stage.complete(null);
        assertThat(ran).containsExactly("beside", "end");
    }

    @Test
    void end_dropsATaskBesideThatHasNotBegun() {
        var handedOver = new ArrayList<Runnable>();
        var inbox = new Inbox(3, Integer.MAX_VALUE, 16, handedOver::add);
        offer(inbox, () -> inbox.beside(task("beside")));

        inbox.end(task("end"));

        handedOver.remove(0).run();
        assertThat(ran).containsExactly("end");
    }

    @Test
    void end_waitsForTheCodeOfATaskBeside() {
        offer(inbox, beside(() -> {
            inbox.end(task("end"));
            ran.add("beside");
            return new CompletableFuture<>();
        }));

        assertThat(ran).containsExactly("beside", "end");
    }

    @Test
    void tooManyBeside_holdUpTheNextUntilOneIsComplete() {
        var inbox = new Inbox(2, Integer.MAX_VALUE, 2, Runnable::run);
        var first = new CompletableFuture<Void>();
        offer(inbox, () -> inbox.beside(task("first", first)));
        offer(inbox, () -> inbox.beside(task("second", new CompletableFuture<>())));
        offer(inbox, () -> inbox.beside(task("third", new CompletableFuture<>())));
        assertThat(offer(inbox, task("next"))).isTrue();
        assertThat(offer(inbox, () -> inbox.beside(task("fourth")))).isTrue();
        assertThat(offer(inbox, task("too many"))).isFalse();
        assertThat(ran).containsExactly("first", "second");

        first.complete(null);

        assertThat(ran).containsExactly("first", "second", "third", "next");
    }

    @Test
    void end_dropsATaskThatWaitsForItsPlace() {
        var inbox = new Inbox(2, Integer.MAX_VALUE, 1, Runnable::run);
        var first = new CompletableFuture<Void>();
        offer(inbox, () -> inbox.beside(task("first", first)));
        offer(inbox, () -> inbox.beside(task("dropped")));

        inbox.end(task("end"));
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
                    inbox.end(task("end"));
                    ran.add("ending");
                    inbox.endNow(task("now"));
                    ran.add("beside");
                    return done();
                }));

        handedOver.remove(0).run();

        assertThat(ran).containsExactly("ending", "end", "beside");
    }
}
