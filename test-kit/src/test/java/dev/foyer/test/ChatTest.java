// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

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
import dev.foyer.ServerEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rules K1 and K2 by a small chat: the application runs as in production, and nothing is waited for. */
@FoyerTest({ChatTest.Chat.class, ChatTest.Slow.class})
class ChatTest {

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

    @Test
    void K1_call_repliesAndTellsOthers(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");

        assertThat(ada.call(new Say("Hello"), Said.class)).isEqualTo(new Said("ada", "Hello"));

        ReceivedEvent heard = bob.expect("said");
        assertThat(heard.room()).isEqualTo("lobby");
        assertThat(heard.as(Said.class)).isEqualTo(new Said("ada", "Hello"));
        ada.expectNothing();
        bob.expectNothing();
    }

    @Test
    void K1_invalidPayload_isRefusedWithItsPath(Foyer foyer) {
        Peer ada = connect(foyer, "ada");

        EventError error = ada.refused(new Say(" "));

        assertThat(error.code()).isEqualTo("invalid-event");
        assertThat(error.violatedPaths()).containsExactly("text");
        assertThat(ada.refused(new Say("shout")).code()).isEqualTo("too-loud");
    }

    @Test
    void K1_refusedHandshake_isAValue(Foyer foyer) {
        RefusedHandshake invalid = foyer.refused("/chat", request -> request.header("token", "x"));
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.violatedNames()).containsExactly("token");

        RefusedHandshake banned = foyer.refused("/chat", request -> request.header("token", "banned"));
        assertThat(banned.status()).isEqualTo(403);
        assertThat(banned.detail()).isEqualTo("Go away");
    }

    @Test
    void K1_closing_runsOnDisconnect(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");

        ada.close();

        assertThat(bob.expect(Left.class).name()).isEqualTo("ada");
        ada.expectClosed(1001);
        bob.expectOpen();
    }

    @Test
    void K2_advance_movesRateLimits(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        for (String text : List.of("1", "2", "3")) {
            ada.call(new Say(text));
        }
        assertThat(ada.refused(new Say("4")).code()).isEqualTo("rate-limited");

        foyer.advance(Duration.ofSeconds(4));

        ada.call(new Say("5"));
    }

    @Test
    void K2_stage_isAnsweredWhenItCompletes(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        PendingCall call = ada.begin("slow", null);
        assertThat(call.isAnswered()).isFalse();

        foyer.bean(Slow.class).finish(7);

        assertThat(call.reply().as(Integer.class)).isEqualTo(7);
    }

    @Test
    void K2_lateStage_timesOut(Foyer foyer) {
        PendingCall call = connect(foyer, "ada").begin("slow", null);

        foyer.advance(Duration.ofMinutes(2));

        assertThat(call.error().code()).isEqualTo("timeout");
    }

    @Test
    void K3_vanishedPeer_missesItsHeartbeat(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");
        ada.vanish();
        foyer.advance(Duration.ofSeconds(10));
        bob.expectNothing();

        foyer.advance(Duration.ofMinutes(2));

        assertThat(bob.expect(Left.class).name()).isEqualTo("ada");
        bob.expectOpen();
    }

    @Test
    void K3_cut_isNoticedAtOnce(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");

        ada.cut();

        assertThat(bob.expect(Left.class).name()).isEqualTo("ada");
        ada.expectClosed(1006);
    }

    @Test
    void K3_stoppedReader_isClosedAsSlow_andDelaysNobody(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");
        Peer eve = connect(foyer, "eve");
        bob.stopReading();
        Room lobby = foyer.bean(dev.foyer.Rooms.class).get("lobby");
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

    @Test
    void clock_isVirtual(Foyer foyer) {
        Instant before = foyer.clock().instant();
        foyer.advance(Duration.ofDays(1));
        assertThat(foyer.clock().instant()).isEqualTo(before.plus(Duration.ofDays(1)));
    }

    @Test
    void stop_closesWith1012() {
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

    @Test
    void definitionErrors_haveNumbers() {
        assertThat(Foyer.definitionErrors(Chat.class, Slow.class)).isEmpty();
        assertThat(Foyer.definitionErrors(Broken.class))
                .isNotEmpty()
                .allMatch(text -> text.matches("(?s)FOYER-\\d{4}: .*"));
    }

    @Test
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
