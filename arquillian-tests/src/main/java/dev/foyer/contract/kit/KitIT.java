// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Contract;
import dev.foyer.test.EventError;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import dev.foyer.test.PendingCall;
import dev.foyer.test.ReceivedEvent;
import dev.foyer.test.RefusedHandshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What foyer-test promises: rules K1 to K3. Needs no server. */
@FoyerTest({KitIT.Chat.class, KitIT.Slow.class})
class KitIT {

    @HandshakeHeaders
    record Headers(@Size(min = 3) String token) {}

    public record User(String name) {}

    @ClientEvent("say")
    public record Say(@NotBlank String text) {}

    @ServerEvent("said")
    public record Said(String from, String text) {}

    @ServerEvent("left")
    public record Left(String name) {}

    @ServerEndpoint("/chat")
    public static class Chat {

        @Inject
        @RoomName("lobby")
        Room lobby;

        @Inject
        Connection connection;

        @Inject
        Slow slow;

        @OnConnect
        User connect(Headers headers) {
            if (headers.token().equals("banned")) {
                throw Refused.forbidden("Go away");
            }
            return new User(headers.token());
        }

        @OnOpen
        public void opened() {
            lobby.join(connection);
        }

        @OnEvent
        @RateLimited(permits = 3, per = 10)
        public Said say(Say say, User user) {
            if (say.text().equals("shout")) {
                throw new EventRefused("too-loud", "Not so loud");
            }
            var said = new Said(user.name(), say.text());
            lobby.except(connection).emit(said);
            return said;
        }

        @OnEvent("slow")
        CompletionStage<Integer> slow() {
            return slow.stage();
        }

        @OnDisconnect
        void left(User user) {
            lobby.emit(new Left(user.name()));
        }
    }

    @ApplicationScoped
    public static class Slow {
        final CompletableFuture<Integer> stage = new CompletableFuture<>();

        CompletionStage<Integer> stage() {
            return stage;
        }

        void finish(int value) {
            stage.complete(value);
        }
    }

    private static Peer connect(Foyer foyer, String token) {
        return foyer.connect("/chat", request -> request.query("token", token));
    }

    @Contract(
            rule = "K1",
            proves = "an event is bound, handled and answered, and what its handler emits is heard in the room")
    void event_isAnswered_andHeard(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");

        assertThat(ada.call(new Say("Hello")).as(Said.class)).isEqualTo(new Said("ada", "Hello"));

        ReceivedEvent heard = bob.expect("said");
        assertThat(heard.room()).isEqualTo("lobby");
        assertThat(heard.as(Said.class)).isEqualTo(new Said("ada", "Hello"));
        ada.expectNothing();
        bob.expectNothing();
    }

    @Contract(rule = "K1", proves = "an invalid payload and a refusal of the handler are errors, with paths and codes")
    void invalidPayload_isRefused(Foyer foyer) {
        Peer ada = connect(foyer, "ada");

        EventError error = ada.refused(new Say(" "));

        assertThat(error.code()).isEqualTo("invalid-event");
        assertThat(error.violatedPaths()).containsExactly("text");
        assertThat(ada.refused(new Say("shout")).code()).isEqualTo("too-loud");
    }

    @Contract(
            rule = "K1",
            proves = "a refused handshake is a value with its problem: what the schema says, and what @OnConnect says")
    void refusedHandshake_isAValue(Foyer foyer) {
        RefusedHandshake invalid = foyer.refused("/chat", request -> request.header("token", "x"));
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.violatedNames()).containsExactly("token");

        RefusedHandshake banned = foyer.refused("/chat", request -> request.header("token", "banned"));
        assertThat(banned.status()).isEqualTo(403);
        assertThat(banned.detail()).isEqualTo("Go away");
    }

    @Contract(rule = "K1", proves = "a closed connection runs @OnDisconnect")
    void closing_runsOnDisconnect(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");

        ada.close();

        assertThat(bob.expect(Left.class).name()).isEqualTo("ada");
        ada.expectClosed(1001);
        bob.expectOpen();
    }

    @Contract(rule = "K2", proves = "time that passes frees a rate limit")
    void time_freesRateLimits(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        for (String text : List.of("1", "2", "3")) {
            ada.call(new Say(text));
        }
        assertThat(ada.refused(new Say("4")).code()).isEqualTo("rate-limited");

        foyer.advance(Duration.ofSeconds(4));

        ada.call(new Say("5"));
    }

    @Contract(rule = "K2", proves = "a stage is answered when it completes, and not before")
    void stage_isAnsweredWhenItCompletes(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        PendingCall call = ada.begin("slow");
        assertThat(call.isAnswered()).isFalse();

        foyer.bean(Slow.class).finish(7);

        assertThat(call.reply().as(Integer.class)).isEqualTo(7);
    }

    @Contract(rule = "K2", proves = "a stage that takes too long is a timeout")
    void lateStage_timesOut(Foyer foyer) {
        PendingCall call = connect(foyer, "ada").begin("slow");

        foyer.advance(Duration.ofMinutes(2));

        assertThat(call.error().code()).isEqualTo("timeout");
    }

    @Contract(rule = "K3", proves = "a client in a tunnel is missed when it does not answer the heartbeat")
    void vanishedPeer_missesItsHeartbeat(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");
        ada.vanish();
        foyer.advance(Duration.ofSeconds(10));
        bob.expectNothing();

        foyer.advance(Duration.ofMinutes(2));

        assertThat(bob.expect(Left.class).name()).isEqualTo("ada");
        bob.expectOpen();
    }

    @Contract(rule = "K3", proves = "a line that is cut ends the connection at once")
    void cut_isNoticedAtOnce(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");

        ada.cut();

        assertThat(bob.expect(Left.class).name()).isEqualTo("ada");
        ada.expectClosed(1006);
    }

    @Contract(rule = "K3", proves = "a client that stops reading is closed with 4000, and delays nobody")
    void stoppedReader_isClosed(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");
        Peer eve = connect(foyer, "eve");
        bob.stopReading();
        Room lobby = foyer.bean(Rooms.class).get("lobby");
        String text = "x".repeat(10_000);

        for (int i = 0; i < 20; i++) {
            lobby.emit(new Said("me", i + text));
            assertThat(eve.expect(Said.class).text()).startsWith(i + "x");
        }
        ada.expectOpen();
        foyer.advance(Duration.ofMinutes(1));
        bob.startReading();

        bob.expectClosed(4000);
    }

    @Contract(rule = "K2", proves = "the clock stands still until time is told to pass")
    void clock_standsStill(Foyer foyer) {
        Instant before = foyer.clock().instant();
        foyer.advance(Duration.ofDays(1));
        assertThat(foyer.clock().instant()).isEqualTo(before.plus(Duration.ofDays(1)));
    }

    @Contract(rule = "K1", proves = "the end of a test stops the application: 1012")
    void end_stopsTheApplication() {
        Peer ada;
        try (Foyer foyer = Foyer.of(Chat.class, Slow.class).start()) {
            ada = connect(foyer, "ada");
        }
        ada.expectClosed(1012);
    }

    @ServerEndpoint("/broken")
    static class Broken {
        @OnEvent
        void unnamed(String text) {}
    }

    @Contract(rule = "K1", proves = "mistakes of definition have their numbers")
    void definitionErrors_haveNumbers() {
        assertThat(Foyer.definitionErrors(Chat.class, Slow.class)).isEmpty();
        assertThat(Foyer.definitionErrors(Broken.class))
                .isNotEmpty()
                .allMatch(text -> text.matches("(?s)FOYER-\\d{4}: .*"));
    }

    @Contract(rule = "K2", proves = "what was not expected is told, and nothing is waited for")
    void unexpected_isTold(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");
        ada.call(new Say("Hello"));

        assertThatThrownBy(bob::expectNothing)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("said in lobby");
        assertThatThrownBy(() -> bob.expect("other"))
                .hasMessageContaining("No 'other' was received")
                .hasMessageContaining("Hello");
    }
}
