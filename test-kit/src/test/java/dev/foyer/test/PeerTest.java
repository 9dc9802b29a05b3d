// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rules K1 to K3: what a peer can do, and what the application behind it may be made of. */
@FoyerTest({PeerTest.Events.class, PeerTest.Texts.class, PeerTest.Gate.class, PeerTest.Notes.class, PeerTest.Turn.class
})
class PeerTest {

    /** Observes the connections. */
    @ApplicationScoped
    public static class Notes {
        private final List<String> notes = new CopyOnWriteArrayList<>();

        void opened(@Observes ConnectionOpened event) {
            notes.add("opened");
        }

        void closed(@Observes ConnectionClosed event) {
            notes.add("closed " + event.closing().code());
        }

        List<String> notes() {
            return notes;
        }
    }

    /** Is another one in each event. */
    @RequestScoped
    public static class Turn {
        private int calls;

        int next() {
            calls++;
            return calls;
        }
    }

    @ServerEndpoint("/events")
    public static class Events {
        @Inject
        Connection connection;

        @Inject
        Turn turn;

        @OnEvent("turn")
        int turn() {
            turn.next();
            return turn.next();
        }

        @OnEvent("admin")
        @RolesAllowed("admin")
        String admin() {
            return "done";
        }

        @OnEvent("two")
        void two() {
            connection.emit("one", 1);
            connection.emit("two", 2);
        }

        @OnEvent("fail")
        void fail() {
            throw new IllegalStateException("secret");
        }
    }

    /** A state: only the newest one matters. */
    @ServerEvent(value = "price", delivery = Mode.LATEST)
    public record Price(int number, String pad) {}

    /** Speaks Jakarta's own language. */
    @ServerEndpoint("/texts")
    public static class Texts {
        @OnConnect
        void connect() {}

        @OnOpen
        public void opened(Session session) throws IOException {
            session.getBasicRemote().sendText("welcome");
            session.getBasicRemote().sendPing(ByteBuffer.wrap(new byte[] {7}));
        }

        @OnMessage
        public String text(String text) {
            return "got " + text;
        }

        @OnMessage
        public ByteBuffer binary(ByteBuffer content) {
            return content;
        }

        @OnMessage
        public void pong(PongMessage pong, Session session) throws IOException {
            session.getBasicRemote()
                    .sendText("pong " + pong.getApplicationData().get(0));
        }
    }

    /** Decides later. */
    @ServerEndpoint("/gate/{how}")
    public static class Gate {
        @OnConnect
        CompletionStage<String> connect(Handshake handshake) {
            return switch (handshake.pathVariables().getOrDefault("how", "")) {
                case "open" -> CompletableFuture.completedFuture("guest");
                case "shut" -> CompletableFuture.failedFuture(Refused.forbidden("Shut"));
                default -> new CompletableFuture<>();
            };
        }
    }

    @Test
    void requestScope_isNewInEachEvent(Foyer foyer) {
        Peer peer = foyer.connect("/events");

        assertThat(peer.call("turn").as(Integer.class)).isEqualTo(2);
        assertThat(peer.call("turn").as(Integer.class)).isEqualTo(2);
    }

    @Test
    void roles_areThoseOfTheServersLogin(Foyer foyer) {
        Peer admin = foyer.connect("/events", request -> request.user("ada", "admin"));
        Peer other = foyer.connect("/events", request -> request.user("bob"));

        assertThat(admin.call("admin").as(String.class)).isEqualTo("done");
        assertThat(other.refused("admin").code()).isEqualTo("forbidden");
    }

    @Test
    void failure_tellsNothing(Foyer foyer) {
        EventError error = foyer.connect("/events").refused("fail");

        assertThat(error.code()).isEqualTo("failed");
        assertThat(error.toString()).doesNotContain("secret");
    }

    @Test
    void eventsOfOneEmitter_arriveInOrder_toClientsOfEitherKind(Foyer foyer) {
        Peer joining = foyer.connect("/events");
        Peer plain = foyer.connect("/events", ClientRequest::subprotocols);
        for (Peer peer : List.of(joining, plain)) {
            peer.emit("two");

            assertThat(peer.next().name()).isEqualTo("one");
            assertThat(peer.next().as(Integer.class)).isEqualTo(2);
            peer.expectNothing();
        }
        assertThatThrownBy(plain::id).hasMessageContaining("no welcome");
        assertThat(foyer.bean(Connections.class).find(joining.id())).isPresent();
    }

    @Test
    void nonsense_isAnError_andTooMuchOfItEndsTheConnection(Foyer foyer) {
        Peer peer = foyer.connect("/events");
        for (int i = 0; i < 10; i++) {
            peer.expectOpen();
            peer.send("nonsense");
        }

        assertThat(peer.expectError().code()).isEqualTo("malformed-frame");
        peer.expectClosed(1008);
    }

    @Test
    void unknownEvent_isAnError(Foyer foyer) {
        assertThat(foyer.connect("/events").refused("other").code()).isEqualTo("unknown-event");
    }

    @Test
    void jakartaMessages_areSentAndReceivedAsTheyAre(Foyer foyer) {
        Peer peer = foyer.connect("/texts", ClientRequest::subprotocols);
        assertThat(peer.expectText()).isEqualTo("welcome");
        assertThat(peer.expectText()).isEqualTo("pong 7");

        peer.send("hello");
        peer.send(ByteBuffer.wrap(new byte[] {1, 2}));

        assertThat(peer.expectText()).isEqualTo("got hello");
        assertThat(peer.expectBinary()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
    }

    @Test
    void stageOfOnConnect_isAwaited_inVirtualTime(Foyer foyer) {
        foyer.connect("/gate/open").expectOpen();
        assertThat(foyer.refused("/gate/shut").detail()).isEqualTo("Shut");

        var before = foyer.clock().instant();
        assertThat(foyer.refused("/gate/never").status()).isEqualTo(503);
        assertThat(foyer.clock().instant()).isAfter(before);
    }

    @Test
    void unknownPath_isNotFound(Foyer foyer) {
        assertThat(foyer.refused("/other").status()).isEqualTo(404);
    }

    @Test
    void whoIgnoresPings_isClosed(Foyer foyer) {
        Peer peer = foyer.connect("/events");
        peer.ignorePings();

        foyer.advance(Duration.ofMinutes(2));

        peer.expectClosed(4001);
    }

    @Test
    void whoAnswersPings_stays(Foyer foyer) {
        Peer peer = foyer.connect("/events");

        foyer.advance(Duration.ofHours(10));

        peer.expectOpen();
    }

    @Test
    void slowReader_receivesAsTimePasses(Foyer foyer) {
        Peer peer = foyer.connect("/events", ClientRequest::subprotocols);
        peer.readSlowly(100);
        for (int i = 0; i < 10; i++) {
            foyer.bean(Connections.class).everyone().emit("news", "x".repeat(60));
        }
        assertThat(peer.left()).isEmpty();

        foyer.advance(Duration.ofSeconds(5));
        int some = peer.left().size();
        foyer.advance(Duration.ofSeconds(30));

        assertThat(some).isBetween(1, 9);
        assertThat(peer.left()).hasSize(10);
        peer.expectOpen();
    }

    @Test
    void whoReadsNothing_getsTheNewestStateOnly(Foyer foyer) {
        Peer peer = foyer.connect("/events");
        peer.stopReading();
        for (int i = 1; i <= 50; i++) {
            foyer.bean(Connections.class).everyone().emit(new Price(i, "x".repeat(5_000)));
            foyer.settle();
        }

        peer.startReading();

        List<Integer> numbers = peer.left().stream()
                .map(event -> event.as(Price.class).number())
                .toList();
        assertThat(numbers).isSorted().hasSizeLessThan(10).endsWith(50);
    }

    @Test
    void failingSend_endsTheConnection(Foyer foyer) {
        Peer peer = foyer.connect("/events");
        Notes notes = foyer.bean(Notes.class);
        peer.failNextSend();

        peer.emit("two");
        foyer.settle();

        assertThat(notes.notes()).containsExactly("opened", "closed 1006");
    }

    @Test
    void observers_haveSeenEverythingWhenTheTestLooks(Foyer foyer) {
        foyer.connect("/events").close();
        foyer.settle();

        assertThat(foyer.bean(Notes.class).notes()).containsExactly("opened", "closed 1001");
    }

    @Test
    void settings_apply() {
        try (Foyer foyer = Foyer.of(Events.class, Turn.class)
                .setting("foyer.limits.connections", "1")
                .start()) {
            foyer.connect("/events");

            assertThat(foyer.refused("/events").status()).isEqualTo(503);
        }
    }

    @Test
    void wrongSetting_isToldWithItsNumber() {
        assertThatThrownBy(() -> Foyer.of(Events.class, Turn.class)
                        .setting("foyer.limits.connections", "many")
                        .start())
                .hasMessageContaining("foyer.limits.connections");
    }

    @Test
    void typeThatTellsNoTime_isNotVirtual() {
        assertThatThrownBy(() -> Foyer.of(Events.class).virtual(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void acceptedHandshake_isNoRefusal(Foyer foyer) {
        assertThatThrownBy(() -> foyer.refused("/events")).hasMessageContaining("should have been refused");
        assertThatThrownBy(() -> foyer.connect("/gate/shut")).hasMessageContaining("Shut");
    }
}
