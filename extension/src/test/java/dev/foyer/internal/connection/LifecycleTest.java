// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.PreDestroy;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules C6 to C8, D5 and E5: the life of a connection, without a server. */
class LifecycleTest {

    private static final Duration INTERVAL = Duration.ofSeconds(25);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());
    private static CompletableFuture<String> stage = new CompletableFuture<>();

    @ServerEndpoint("/line")
    static class Guest {
        @OnOpen
        void open(Connection connection) {
            SEEN.add("open at " + connection.openedAt());
        }

        @OnEvent("say")
        void say() {
            SEEN.add("say");
        }

        @OnEvent("wait")
        CompletionStage<String> later() {
            SEEN.add("wait");
            return stage;
        }

        @OnError
        void failed(Throwable failure) {
            SEEN.add("error " + failure.getMessage());
        }

        @OnDisconnect
        void left(Closing closing) {
            SEEN.add("left " + closing.code());
        }

        @PreDestroy
        void end() {
            SEEN.add("end");
        }
    }

    @ServerEndpoint("/line")
    static class Refusing {
        @OnOpen
        void open() {
            throw new IllegalStateException("no");
        }

        @OnError
        void failed(Throwable failure) {
            SEEN.add("error " + failure.getMessage());
        }
    }

    @BeforeEach
    void clear() {
        SEEN.clear();
        stage = new CompletableFuture<>();
    }

    @Test
    void connection_opensWorksAndEnds() {
        try (var line = new TestLine(Guest.class).open()) {
            line.send("{'event':'say'}");
            assertThat(line.all().count()).isEqualTo(1);

            line.line().closed(new Closing(1001, "away"), false);

            assertThat(SEEN).containsExactly("open at " + TestLine.OPENED, "say", "left 1001", "end");
            assertThat(line.all().count()).isZero();
            assertThat(line.lifecycle().gone()).isCompleted();
        }
        assertThat(SEEN).as("and nothing more").hasSize(4);
    }

    @Test
    void welcome_comesAfterOnOpen() {
        try (var line = new TestLine(Guest.class)) {
            assertThat(line.all("{\"welcome\"")).isEmpty();

            line.open();

            assertThat(line.all("{\"welcome\"")).hasSize(1);
        }
    }

    @Test
    void onOpenThatFails_closesWithoutAWelcome() {
        try (var line = new TestLine(Refusing.class).open()) {
            assertThat(SEEN).containsExactly("error no");
            assertThat(line.all("{\"welcome\"")).isEmpty();
            assertThat(line.closings()).containsExactly(Closing.FAILED);
        }
    }

    @Test
    void end_waitsForNoUnfinishedStage_andDropsWhatHasNotBegun() {
        try (var line = new TestLine(Guest.class).open()) {
            line.send("{'event':'wait','id':1}").send("{'event':'say'}");

            line.line().closed(new Closing(1006, ""), false);
            stage.complete("late");

            assertThat(SEEN).containsExactly("open at " + TestLine.OPENED, "wait", "left 1006", "end");
            assertThat(line.sent()).isEmpty();
        }
    }

    @Test
    void errorOfTheContainer_isToldInTurn() {
        try (var line = new TestLine(Guest.class).open()) {
            line.send("{'event':'wait'}");
            line.lifecycle().failed(new IllegalStateException("reset"));
            assertThat(SEEN).doesNotContain("error reset");

            stage.complete("done");

            assertThat(SEEN).endsWith("wait", "error reset");
        }
    }

    @Test
    void peerThatSaysNothing_isPingedAndThenGone() {
        try (var line = new TestLine(Guest.class).open()) {
            line.pass(INTERVAL);
            assertThat(line.pings()).isEqualTo(1);
            assertThat(line.closings()).isEmpty();

            line.pass(TIMEOUT.plusSeconds(1));

            assertThat(line.closings()).containsExactly(Closing.HEARTBEAT_MISSED);
        }
    }

    @Test
    void peerThatSaysAnything_isThere() {
        try (var line = new TestLine(Guest.class).open()) {
            line.pass(INTERVAL);
            line.line().heard();

            line.pass(TIMEOUT.plusSeconds(1));

            assertThat(line.closings()).isEmpty();
        }
    }

    @Test
    void connectionThatOpensWhileTheApplicationStops_isClosedWithoutACallback() {
        try (var line = new TestLine(Guest.class)) {
            line.all().close(Closing.RESTART);

            line.open();

            assertThat(SEEN).isEmpty();
            assertThat(line.closings()).containsExactly(Closing.RESTART);
        }
    }

    @Test
    void connectionOfAnApplicationThatIsOver_callsNothing() {
        try (var line = new TestLine(Guest.class).open()) {
            line.all().finish();

            line.lifecycle().endNow(Closing.RESTART);

            assertThat(SEEN).containsExactly("open at " + TestLine.OPENED);
            assertThat(line.all().count()).isZero();
        }
    }
}
