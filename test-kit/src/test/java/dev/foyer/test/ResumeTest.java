// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;

import dev.foyer.Closing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules Q1 and Q2: a client that comes back to the same node. */
class ResumeTest extends ResumeFixture {

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
    void stop_endsThoseWhoAreAway() {
        Peer ada = connect("ada");
        ada.cut();
        foyer.settle();

        List<String> lines = diary.lines();
        foyer.close();

        assertThat(lines).containsExactly("open", "parked", "left 1012", "closed 1012");
    }
}
