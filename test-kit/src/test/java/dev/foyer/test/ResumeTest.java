// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionParked;
import dev.foyer.ConnectionResumed;
import dev.foyer.ConnectionScoped;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.OnResume;
import dev.foyer.Refused;
import dev.foyer.Resumed;
import dev.foyer.Room;
import dev.foyer.RoomPresence;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.UserId;
import dev.foyer.spi.RoomGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules Q1, Q2, Q4 and Q5: a client that comes back to the same node. */
public class ResumeTest {

    private static final Duration WINDOW = Duration.ofSeconds(30);

    @HandshakeHeaders
    record Login(String name, @From(From.Source.QUERY) String rank) {}

    record User(@UserId String name, String rank) {}

    @ApplicationScoped
    static class Diary {
        private final List<String> lines = new ArrayList<>();
        private final CompletableFuture<String> later = new CompletableFuture<>();
        private String banned = "";
        private String closed = "";

        List<String> lines() {
            return lines;
        }

        CompletableFuture<String> later() {
            return later;
        }

        void close(String room) {
            closed = room;
        }

        boolean isClosed(String room) {
            return closed.equals(room);
        }

        void ban(String name) {
            banned = name;
        }

        boolean bans(String name) {
            return banned.equals(name);
        }

        void parked(@Observes ConnectionParked event) {
            lines.add("parked");
        }

        void resumed(@Observes ConnectionResumed event) {
            lines.add("resumed " + event.how().away().toSeconds());
        }

        void closed(@Observes ConnectionClosed event) {
            lines.add("closed " + event.closing().code());
        }
    }

    @ApplicationScoped
    static class Guard implements RoomGuard {
        @Inject
        Diary diary;

        @Override
        public boolean mayJoin(Connection connection, Room room) {
            return !room.name().equals("lobby") && !diary.isClosed(room.name());
        }
    }

    @RoomPresence("hall")
    public record Seen(String name) {}

    @ConnectionScoped
    static class Counter {
        private int count;

        int next() {
            return ++count;
        }
    }

    @ServerEvent(value = "price", delivery = Mode.LATEST)
    public record Price(int cents) {}

    @ServerEvent(value = "tick", delivery = Mode.VOLATILE)
    public record Tick(int number) {}

    @ServerEndpoint("/chat")
    static class Chat {
        @Inject
        Diary diary;

        @Inject
        Rooms rooms;

        @Inject
        Counter counter;

        @OnConnect
        User connect(Login login) {
            if (diary.bans(login.name())) {
                throw new Refused(403, "banned");
            }
            return new User(login.name(), login.rank() == null ? "guest" : login.rank());
        }

        @OnOpen
        void opened(Connection connection) {
            diary.lines().add("open");
            rooms.get("lobby").join(connection);
            connection.attributes().put("colour", "red");
        }

        @OnResume
        void back(User user, Resumed how) {
            diary.lines().add("back " + user.rank() + " " + how.complete());
        }

        @OnEvent("say")
        int say(String text) {
            diary.lines().add("say " + text);
            return counter.next();
        }

        @OnEvent("later")
        CompletionStage<String> later() {
            return diary.later();
        }

        @OnEvent("seen")
        void seen(Connection connection, User user) {
            rooms.get("hall").join(connection, new Seen(user.name()));
        }

        @OnEvent("rank")
        String rank(User user) {
            return user.rank();
        }

        @OnDisconnect
        void left(Closing closing) {
            diary.lines().add("left " + closing.code());
        }
    }

    private final Foyer foyer = Foyer.of(Chat.class, Diary.class, Counter.class, Guard.class, Seen.class)
            .start();

    private final Diary diary = foyer.bean(Diary.class);
    private final Rooms rooms = foyer.bean(Rooms.class);

    private Peer connect(String name) {
        return foyer.connect("/chat", request -> request.header("name", name).resumable());
    }

    private static ClientRequest named(ClientRequest request, String name) {
        return request.setHeader("name", name);
    }

    @AfterEach
    void stop() {
        foyer.close();
    }

    @Test
    void lostLine_isReplaced_withNothingLostOrRepeated() {
        Peer ada = connect("ada");
        String id = ada.id();
        rooms.get("lobby").emit("said", 1);
        assertThat(ada.call("say", "one").as(Integer.class)).isEqualTo(1);

        ada.cut();
        foyer.settle();
        rooms.get("lobby").emit("said", 2);
        rooms.get("lobby").emit("said", 3);
        assertThat(rooms.get("lobby").size()).as("members").isEqualTo(1);
        foyer.advance(WINDOW.minusSeconds(1));
        ada.resume();

        assertThat(ada.isComplete()).isTrue();
        assertThat(ada.id()).isEqualTo(id);
        assertThat(ada.left()).extracting(event -> event.as(Integer.class)).containsExactly(1, 2, 3);
        assertThat(ada.call("say", "two").as(Integer.class))
                .as("the scope stays")
                .isEqualTo(2);
        assertThat(diary.lines())
                .contains("parked", "resumed 29")
                .containsSubsequence("open", "say one", "back guest true", "say two")
                .hasSize(6);
    }

    @Test
    void callInFlight_isAnsweredOnTheNewLine() {
        Peer ada = connect("ada");
        PendingCall call = ada.begin("later");
        foyer.settle();

        ada.cut();
        foyer.settle();
        diary.later().complete("done");
        ada.resume();

        assertThat(call.reply().as(String.class)).isEqualTo("done");
        assertThat(ada.isComplete()).isTrue();
    }

    @Test
    void messagesThatDidNotArrive_areSentAgain_andTheOthersAreNot() {
        Peer ada = connect("ada");
        ada.call("say", "one");

        ada.vanish();
        ada.emit("say", "two");
        PendingCall three = ada.begin("say", "three");
        ada.resume();

        assertThat(three.reply().as(Integer.class)).isEqualTo(3);
        assertThat(diary.lines().stream().filter(line -> line.startsWith("say")))
                .containsExactly("say one", "say two", "say three");
    }

    @Test
    void lineThatIsNotKnownToBeDead_isReplaced() {
        Peer ada = connect("ada");
        String id = ada.id();
        ada.vanish();
        rooms.get("lobby").emit("said", 1);

        ada.resume();

        assertThat(ada.isComplete()).isTrue();
        assertThat(ada.id()).isEqualTo(id);
        assertThat(ada.expect("said").as(Integer.class)).isEqualTo(1);
        foyer.advance(WINDOW.multipliedBy(10));
        ada.expectOpen();
        assertThat(diary.lines()).containsExactlyInAnyOrder("open", "parked", "resumed 0", "back guest true");
    }

    @Test
    void heartbeatThatIsMissed_parks() {
        Peer ada = connect("ada");
        ada.vanish();
        foyer.advance(Duration.ofSeconds(50));
        assertThat(diary.lines()).containsExactly("open", "parked");

        ada.resume();

        assertThat(ada.isComplete()).isTrue();
    }

    @Test
    void clientThatReceivesNothingForLong_parks() {
        Peer ada = connect("ada");
        ada.vanish();
        for (int i = 0; i < 70; i++) {
            rooms.get("lobby").emit("said", "x".repeat(1_000));
            foyer.advance(Duration.ofMillis(500));
        }
        assertThat(diary.lines()).containsExactly("open", "parked");

        ada.resume();

        assertThat(ada.left()).hasSize(70);
        assertThat(ada.isComplete()).isTrue();
    }

    @Test
    void clientThatComesTooLate_getsANewConnection() {
        Peer ada = connect("ada");
        String id = ada.id();
        ada.cut();
        foyer.advance(WINDOW.plusSeconds(1));

        assertThat(diary.lines()).containsExactly("open", "parked", "left 1006", "closed 1006");
        assertThat(rooms.get("lobby").size()).isZero();
        ada.resume();
        assertThat(ada.isResumed()).isFalse();
        assertThat(ada.id()).isNotEqualTo(id);
    }

    @Test
    void goodbye_endsAtOnce_andAPageThatIsLeftDoesNot() {
        connect("ada").close(Closing.NORMAL);
        foyer.settle();
        assertThat(diary.lines()).containsExactly("open", "left 1000", "closed 1000");

        diary.lines().clear();
        Peer bob = connect("bob");
        bob.close();
        foyer.settle();
        assertThat(diary.lines()).containsExactly("open", "parked");
    }

    @Test
    void closeByTheApplication_endsAlsoWhoIsAway() {
        Peer ada = connect("ada");
        ada.cut();
        foyer.settle();

        rooms.get("lobby").members().forEach(connection -> connection.close(Closing.KICKED));
        foyer.settle();

        assertThat(diary.lines()).containsExactly("open", "parked", "left 4500", "closed 4500");
    }

    @Test
    void clientThatCannotComeBack_isNotWaitedFor() {
        Peer ada = foyer.connect("/chat", request -> request.header("name", "ada"));
        ada.cut();
        foyer.settle();

        assertThat(diary.lines()).containsExactly("open", "left 1006", "closed 1006");
    }

    @Test
    void rightsAreAskedAgain() {
        Peer ada = connect("ada");
        assertThat(ada.call("rank").as(String.class)).isEqualTo("guest");
        ada.cut();

        ada.resume(request -> request.query("rank", "admin"));
        assertThat(ada.call("rank").as(String.class)).as("the new user context").isEqualTo("admin");
        ada.cut();
        foyer.settle();
        diary.ban("ada");

        assertThatThrownBy(ada::resume).isInstanceOf(AssertionError.class).hasMessageContaining("banned");
    }

    @Test
    void tokenOfAnotherUser_isWorthNothing_andEndsTheConnection() {
        Peer ada = connect("ada");
        ada.cut();
        foyer.settle();

        ada.resume(request -> named(request, "mallory"));

        assertThat(ada.isResumed()).isFalse();
        assertThat(diary.lines()).containsExactlyInAnyOrder("open", "parked", "left 1006", "closed 1006", "open");
    }

    @Test
    void tokenThatIsGuessedOrUsed_isWorthNothing() {
        Peer ada = connect("ada");
        String first = ada.resumeOffer();
        ada.cut();
        ada.resume();
        ada.call("say", "something"); // so the server knows that the client has the new token
        ada.cut();
        foyer.settle();

        Peer thief = foyer.connect("/chat", request -> named(request, "ada").resuming(first));
        assertThat(thief.id()).isNotEqualTo(ada.id());
        Peer other = foyer.connect(
                "/chat",
                request -> named(request, "ada").resuming("foyer.resume." + ada.id() + "." + "A".repeat(22) + ".1"));
        assertThat(other.id()).isNotEqualTo(ada.id());
        assertThat(ada.resume().isComplete()).isTrue();
    }

    @Test
    void oneTokenTwice_letsOneClientIn() {
        Peer ada = connect("ada");
        String id = ada.id();
        String offer = ada.resumeOffer();
        ada.cut();
        foyer.settle();

        Peer one = foyer.connect("/chat", request -> named(request, "ada").resuming(offer));
        Peer two = foyer.connect("/chat", request -> named(request, "ada").resuming(offer));

        assertThat(one.id()).isEqualTo(id);
        assertThat(two.id()).isNotEqualTo(id);
        one.expectOpen();
    }

    @Test
    void clientThatDidNotGetItsNewToken_comesBackWithTheOldOne() {
        Peer ada = connect("ada");
        String offer = ada.resumeOffer();
        ada.cut();
        foyer.settle();
        Peer lost = foyer.connect("/chat", request -> named(request, "ada").resuming(offer));
        lost.cut();
        foyer.settle();

        Peer again = foyer.connect("/chat", request -> named(request, "ada").resuming(offer));

        assertThat(again.id()).isEqualTo(ada.id());
    }

    @Test
    void claimOfMoreThanWasSent_isNotBelieved() {
        Peer ada = connect("ada");
        String offer = ada.resumeOffer();
        ada.cut();
        foyer.settle();

        Peer liar =
                foyer.connect("/chat", request -> named(request, "ada").resuming(offer.replaceFirst("\\d+$", "99")));

        assertThat(liar.id()).isNotEqualTo(ada.id());
        assertThat(diary.lines()).containsExactlyInAnyOrder("open", "parked", "left 1006", "closed 1006", "open");
    }

    @Test
    void tooMuch_isDropped_andTold() {
        Peer ada = connect("ada");
        String id = ada.id();
        ada.cut();
        foyer.settle();
        for (int i = 1; i <= 1_500; i++) {
            rooms.get("lobby").emit("said", i);
        }

        ada.resume();

        assertThat(ada.isResumed()).isTrue();
        assertThat(ada.isComplete()).isFalse();
        assertThat(ada.id()).isEqualTo(id);
        assertThat(ada.left())
                .hasSize(1_000)
                .last()
                .extracting(event -> event.as(Integer.class))
                .isEqualTo(1_500);
        assertThat(diary.lines()).contains("back guest false");
        ada.cut();
        ada.resume();
        assertThat(ada.isComplete()).as("numbers agree afterwards").isTrue();
    }

    @Test
    void latestEvent_isKeptOnce_andAVolatileOneIsNot() {
        Peer ada = connect("ada");
        ada.cut();
        foyer.settle();
        for (int i = 1; i <= 3; i++) {
            rooms.get("lobby").emit(new Price(i));
            rooms.get("lobby").emit(new Tick(i));
        }

        ada.resume();

        assertThat(ada.expect(Price.class)).isEqualTo(new Price(3));
        ada.expectNothing();
    }

    @Test
    void guard_isAskedAgainForRoomsThatTheClientJoinedItself() {
        Peer ada = connect("ada");
        ada.call("room.join", Map.of("room", "public"));
        ada.call("room.join", Map.of("room", "private"));
        ada.cut();
        foyer.settle();
        diary.close("private");

        ada.resume();

        assertThat(ada.expectError().message()).contains("'private'");
        assertThat(rooms.get("private").size()).isZero();
        assertThat(rooms.get("public").size()).isEqualTo(1);
        assertThat(rooms.get("lobby").size())
                .as("which the server has joined it to")
                .isEqualTo(1);
    }

    @Test
    void presence_saysWhoIsAway() {
        Peer ada = connect("ada");
        Peer bob = connect("bob");
        ada.call("seen");
        bob.call("seen");
        foyer.advance(Duration.ofSeconds(1));
        assertThat(bob.away("hall")).isEmpty();

        ada.cut();
        foyer.advance(Duration.ofSeconds(1));

        assertThat(bob.away("hall")).containsExactly(ada.id());
        assertThat(bob.presence("hall", Seen.class)).containsOnlyKeys("ada", "bob");
        assertThat(rooms.get("hall").presence(Seen.class).get("ada").get(0).away())
                .isTrue();
        Peer eve = connect("eve");
        eve.call("seen");
        foyer.advance(Duration.ofSeconds(1));
        assertThat(eve.away("hall")).as("in the whole list").containsExactly(ada.id());
        ada.resume();
        foyer.advance(Duration.ofSeconds(1));
        assertThat(bob.away("hall")).isEmpty();
        assertThat(ada.presence("hall", Seen.class)).containsOnlyKeys("ada", "bob", "eve");
        bob.cut();
        foyer.advance(WINDOW.plusSeconds(1));
        assertThat(ada.presence("hall", Seen.class)).containsOnlyKeys("ada", "eve");
        assertThat(ada.away("hall")).isEmpty();
    }

    @Test
    void stop_endsThoseWhoAreAway() {
        Peer ada = connect("ada");
        ada.cut();
        foyer.settle();

        List<String> lines = diary.lines();
        foyer.close();

        assertThat(lines).containsExactly("open", "parked", "left 1012", "closed 1012");
    }
}
