// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.foyer.Present;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules Q4, Q5 and P2: who may come back, and what the others see meanwhile. */
class ResumeRightsTest extends ResumeFixture {

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
        assertThat(rooms.get("hall").presence(Seen.class).getOrDefault("ada", List.of()))
                .allMatch(Present::away)
                .hasSize(1);
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
}
