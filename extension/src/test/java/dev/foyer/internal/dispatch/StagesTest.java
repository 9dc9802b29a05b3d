// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.internal.wire.Incoming;
import dev.foyer.testing.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules E4 and E5: handlers that return a stage, and how long it may take. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class StagesTest {

    @ServerEndpoint("/desk")
    static class Clerk {
        private final CompletableFuture<String> stage = new CompletableFuture<>();

        @OnEvent("ask")
        CompletionStage<String> ask() {
            return stage;
        }
    }

    private final Clerk clerk = new Clerk();
    private final LogLines log = new LogLines();
    private final Desk desk = new Desk(clerk);

    @AfterEach
    void close() {
        desk.close();
        log.close();
    }

    @Test
    void stage_isAnsweredWhenItIsComplete() {
        CompletionStage<Void> answered = desk.send("ask", null);
        assertThat(answered).isNotCompleted();
        assertThat(desk.answers()).isEmpty();

        clerk.stage.complete("yes");

        assertThat(answered).isCompleted();
        assertThat(desk.answers()).containsExactly("{'reply':7,'data':'yes'}");
    }

    @Test
    void whatFollowsAStage_isLeftToItsExecutor() {
        List<Runnable> late = new ArrayList<>();
        CompletionStage<Void> answered = desk.send(new Incoming.Event("ask", null, "7"), late::add);

        clerk.stage.complete("yes");
        assertThat(desk.answers()).isEmpty();
        late.forEach(Runnable::run);

        assertThat(answered).isCompleted();
        assertThat(desk.answers()).hasSize(1);
    }

    @Test
    void refusalInAStage_isToldAsTheApplicationSays() {
        CompletionStage<Void> answered = desk.send("ask", null);

        clerk.stage.completeExceptionally(new CompletionException(new EventRefused("closed", "Come back tomorrow.")));

        assertThat(answered).isCompleted();
        assertThat(desk.answers()).hasSize(1).allMatch(answer -> answer.startsWith("{'error':{'code':'closed',"));
        assertThat(log.texts()).isEmpty();
    }

    @Test
    void failedStage_isAnsweredFailedAndLogged() {
        CompletionStage<Void> answered = desk.send("ask", null);

        clerk.stage.completeExceptionally(new TimeoutException("of the application, not ours"));

        assertThat(answered).isCompleted();
        assertThat(desk.answers()).hasSize(1).allMatch(answer -> answer.startsWith("{'error':{'code':'failed',"));
        assertThat(log.texts()).hasSize(1).allMatch(line -> line.startsWith("FOYER-4001: "));
    }

    @Test
    void stageThatTakesTooLong_isAnsweredTimeoutOnce() throws Exception {
        CompletionStage<Void> answered = desk.send("ask", null);
        assertThat(desk.timer().delays()).containsExactly(Desk.TIMEOUT);

        desk.timer().ring();
        clerk.stage.complete("too late");

        assertThat(answered).isCompleted();
        assertThat(desk.answers())
                .containsExactly(
                        "{'error':{'code':'timeout','event':'ask','message':'The server took too long to process this event.'},'reply':7}");
        assertThat(log.texts()).hasSize(1).allMatch(line -> line.startsWith("FOYER-4007: "));
    }

    @Test
    void stageThatIsInTime_leavesNoAlarm() {
        desk.send("ask", null);
        assertThat(desk.timer().waiting()).isEqualTo(1);

        clerk.stage.complete("in time");

        assertThat(desk.timer().waiting()).isZero();
    }
}
