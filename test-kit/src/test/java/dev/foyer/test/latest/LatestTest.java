// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.latest;

import java.time.Duration;

import dev.foyer.Room;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import dev.foyer.test.latest.Auction.Clock;
import dev.foyer.test.latest.Auction.Cursor;
import dev.foyer.test.latest.Auction.Note;
import dev.foyer.test.latest.Auction.Phase;
import dev.foyer.test.latest.Auction.Price;
import dev.foyer.test.latest.Auction.Sold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Keys, versions and what rooms retain, on one node: rule D9. */
class LatestTest {

    private final Foyer foyer = Auction.application()
            .setting("foyer.latest.max-keys", "3")
            .setting("foyer.latest.max-bytes", "600")
            .setting("foyer.latest.keep", "1m")
            .start();
    private final Room hall = Auction.hall(foyer);

    @AfterEach
    void stop() {
        foyer.close();
    }

    @Test
    void newestOfEachKey_reachesAReaderThatIsSlow() {
        Peer ada = Auction.member(foyer, "ada");
        ada.stopReading();

        for (int i = 1; i <= 5_000; i++) {
            hall.emit(new Price("lamp", i));
            hall.emit(new Price("chair", i));
            foyer.settle();
        }
        ada.startReading();

        assertThat(Auction.got(ada))
                .endsWith(Auction.price("lamp", 5_000), Auction.price("chair", 5_000))
                .hasSizeLessThan(5_000);
    }

    @Test
    void keys_areTheSameIfTheirJsonIs() {
        Peer ada = Auction.member(foyer, "ada");
        ada.stopReading();
        fill();

        hall.emit(new Cursor("1", 1, ""));
        hall.emit(new Cursor(1, 2, ""));
        hall.emit(new Cursor(1L, 3, ""));
        hall.emit(new Cursor(null, 4, ""));
        hall.emit(new Cursor(null, 5, ""));
        foyer.settle();
        ada.startReading();

        assertThat(ada.left().stream()
                        .filter(event -> event.name().equals("cursor"))
                        .map(event -> event.as(Cursor.class).x()))
                .containsExactly(1, 3, 5);
    }

    @Test
    void tooManyKeysThatWait_endAConnection() {
        Peer ada = Auction.member(foyer, "ada");
        ada.stopReading();

        for (int i = 0; i < 2_000; i++) {
            hall.emit(new Cursor(i, i, "x".repeat(1_000)));
        }
        foyer.settle();
        ada.startReading();

        ada.expectClosed(4000);
    }

    @Test
    void olderVersion_neverFollows() {
        Peer ada = Auction.member(foyer, "ada");

        assertThat(hall.emit(new Price("lamp", 2)).recipients()).isEqualTo(1);
        foyer.settle();
        assertThat(hall.emit(new Price("lamp", 1)).recipients()).isZero();
        hall.emit(new Price("chair", 1));
        hall.emit(new Price("lamp", 3));
        hall.emit(new Clock("lamp", 2));
        hall.emit(new Clock("lamp", 1));

        assertThat(Auction.got(ada))
                .containsExactly(
                        Auction.price("lamp", 2),
                        Auction.price("chair", 1),
                        Auction.price("lamp", 3),
                        "clock {\"lot\":\"lamp\",\"tick\":2}");
    }

    @Test
    void versions_areComparedForEachAudience() {
        Peer ada = Auction.member(foyer, "ada");
        Peer bob = Auction.member(foyer, "bob");
        var connections = foyer.bean(Auction.Desk.class).connections();

        connections.ofUser("ada").emit(new Clock("lamp", 5));
        connections.ofUser("bob").emit(new Clock("lamp", 4));
        foyer.settle();
        connections.ofUser("ada").emit(new Clock("lamp", 3));
        connections.everyone().emit(new Clock("lamp", 2));
        foyer.settle();
        connections.everyone().emit(new Clock("lamp", 1));
        hall.members().iterator().next().emit(new Clock("lamp", 1));

        assertThat(ada.left().stream().map(event -> event.as(Clock.class).tick()))
                .containsExactly(5, 2, 1);
        assertThat(bob.left().stream().map(event -> event.as(Clock.class).tick()))
                .containsExactly(4, 2);
    }

    @Test
    void joiner_getsTheLastOfEachKeyFirst_inOrderWithWhatFollows() {
        Peer ada = Auction.member(foyer, "ada");
        hall.emit(new Price("lamp", 1));
        hall.emit(new Phase("open"));
        hall.emit(new Price("chair", 1));
        hall.emit(new Price("lamp", 2));
        hall.emit(new Sold("nothing"));

        Peer bob = foyer.connect("/auction?name=bob");
        bob.call("joinAndSay", Auction.HALL);

        assertThat(Auction.got(bob))
                .containsExactly(
                        "phase {\"name\":\"open\"}",
                        Auction.price("chair", 1),
                        Auction.price("lamp", 2),
                        "sold {\"lot\":\"said\"}",
                        "sold {\"lot\":\"told\"}");
        assertThat(Auction.got(ada)).endsWith("sold {\"lot\":\"told\"}");
    }

    @Test
    void whoIsLeftOut_getsItWithTheNextJoin() {
        Peer ada = Auction.member(foyer, "ada");
        hall.except(hall.members().iterator().next()).emit(new Price("lamp", 1));
        assertThat(Auction.got(ada)).isEmpty();

        ada.call("leave", Auction.HALL);
        ada.call("join", Auction.HALL);

        assertThat(Auction.got(ada)).containsExactly(Auction.price("lamp", 1));
    }

    @Test
    void moreThanARoomMayRetain_isRefused_andReachesNobody() {
        Peer ada = Auction.member(foyer, "ada");
        hall.emit(new Price("a", 1));
        hall.emit(new Price("b", 1));
        hall.emit(new Price("c", 1));
        foyer.settle();

        assertThatIllegalStateException()
                .isThrownBy(() -> hall.emit(new Price("d", 1)))
                .withMessageStartingWith("FOYER-5017: Event 'price' was not sent: 'hall'");
        assertThatIllegalStateException().isThrownBy(() -> hall.emit(new Note("a", "")));
        hall.emit(new Price("a", 2));

        assertThat(Auction.got(ada))
                .containsExactly(
                        Auction.price("a", 1), Auction.price("b", 1), Auction.price("c", 1), Auction.price("a", 2));
    }

    @Test
    void moreBytesThanARoomMayRetain_areRefused() {
        hall.emit(new Note("a", "x".repeat(300)));

        assertThatIllegalStateException()
                .isThrownBy(() -> hall.emit(new Note("b", "x".repeat(300))))
                .withMessageStartingWith("FOYER-5017");
        hall.emit(new Note("a", "x".repeat(310)));
    }

    @Test
    void whatARoomRetains_outlivesTheLastMember_forAWhile() {
        Peer ada = Auction.member(foyer, "ada");
        hall.emit(new Price("lamp", 7));
        ada.call("leave", Auction.HALL);
        foyer.advance(Duration.ofSeconds(59));

        Peer bob = Auction.member(foyer, "bob");
        foyer.advance(Duration.ofMinutes(5));
        Peer cyd = Auction.member(foyer, "cyd");

        assertThat(Auction.got(bob)).containsExactly(Auction.price("lamp", 7));
        assertThat(Auction.got(cyd)).containsExactly(Auction.price("lamp", 7));
        bob.call("leave", Auction.HALL);
        cyd.call("leave", Auction.HALL);
        foyer.advance(Duration.ofSeconds(61));
        hall.emit(new Price("lamp", 1)); // a new room does not remember versions
        assertThat(Auction.got(Auction.member(foyer, "dan"))).containsExactly(Auction.price("lamp", 1));
    }

    @Test
    void whatIsEmittedToARoomWithoutMembers_isRetained() {
        hall.emit(new Price("lamp", 7));
        hall.emit(new Price("lamp", 6));
        hall.emit(new Clock("lamp", 6));
        foyer.advance(Duration.ofSeconds(40));
        hall.emit(new Price("chair", 1));
        foyer.advance(Duration.ofSeconds(40));

        assertThat(Auction.got(Auction.member(foyer, "ada")))
                .containsExactly(Auction.price("lamp", 7), Auction.price("chair", 1));
    }

    @Test
    void connectionThatComesBack_getsTheNewestOfEachKey() {
        Peer ada = foyer.connect("/auction?name=ada", request -> request.resumable());
        ada.call("join", Auction.HALL);
        ada.cut();
        for (int i = 1; i <= 3_000; i++) {
            hall.emit(new Price("lamp", i));
            hall.emit(new Price("chair", i));
        }

        Peer back = ada.resume();

        assertThat(Auction.got(back)).containsExactly(Auction.price("lamp", 3_000), Auction.price("chair", 3_000));
    }

    private void fill() {
        for (int i = 0; i < 100; i++) {
            hall.emit(new Sold("x".repeat(1_000)));
        }
        foyer.settle();
    }
}
