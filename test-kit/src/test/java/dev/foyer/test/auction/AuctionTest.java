// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.auction;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import dev.foyer.test.PendingCall;
import dev.foyer.test.RefusedHandshake;
import dev.foyer.test.auction.Events.Bid;
import dev.foyer.test.auction.Events.Chat;
import dev.foyer.test.auction.Events.Chatted;
import dev.foyer.test.auction.Events.Kick;
import dev.foyer.test.auction.Events.Leads;
import dev.foyer.test.auction.Events.Price;
import dev.foyer.test.auction.Events.Sold;
import dev.foyer.test.auction.Events.Unsold;
import dev.foyer.test.auction.Events.Watchers;
import dev.foyer.test.auction.Events.Won;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules of an auction. In each of them, seller Sam has opened the lot "lamp" for one minute. */
@FoyerTest(
        value = {AuctionEndpoint.class, Lots.class},
        virtual = {Clock.class, ScheduledExecutorService.class},
        settings = "foyer.outbox.max-bytes=131072",
        shuffled = true)
class AuctionTest {

    private Foyer foyer;

    @BeforeEach
    void open(Foyer started) {
        foyer = started;
        foyer.bean(Lots.class).open("lamp", "sam", Duration.ofMinutes(1));
    }

    private Peer connect(String name) {
        return foyer.connect("/lots/lamp", request -> request.query("token", "user-" + name));
    }

    private RefusedHandshake refused(String path, String token) {
        return foyer.refused(path, request -> request.query("token", token));
    }

    /** Connects, and reads the price that everybody is told first. */
    private Peer watch(String name) {
        Peer peer = connect(name);
        peer.expect(Price.class);
        return peer;
    }

    @Nested
    class Door {

        @Test
        void withoutToken_nobodyEnters() {
            RefusedHandshake refused = foyer.refused("/lots/lamp");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violatedNames()).containsExactly("token");
        }

        @Test
        void unknownToken_isUnauthorized() {
            assertThat(refused("/lots/lamp", "whoever").status()).isEqualTo(401);
        }

        @Test
        void lotThatCannotBe_isABadRequest() {
            RefusedHandshake refused = refused("/lots/LAMP", "user-ada");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violatedNames()).containsExactly("lot");
        }

        @Test
        void unknownLot_isNotFound() {
            assertThat(refused("/lots/chair", "user-ada").detail()).isEqualTo("There is no such lot.");
        }

        @Test
        void pageOfAnotherSite_isForbidden() {
            RefusedHandshake refused = foyer.refused(
                    "/lots/lamp", request -> request.query("token", "user-ada").origin("https://evil.example"));

            assertThat(refused.status()).isEqualTo(403);
        }
    }

    @Nested
    class Watching {

        @Test
        void whoComes_isToldThePrice() {
            assertThat(connect("ada").expect(Price.class).number()).isZero();
        }

        @Test
        void whoComesLater_isToldTheNewestPrice() {
            watch("ada").call(new Bid("1", 50));

            assertThat(connect("bob").expect(Price.class).amount()).isEqualTo(50);
        }

        @Test
        void watchers_areCountedOnceASecond() {
            Peer ada = watch("ada");
            watch("bob");
            watch("eve");
            ada.expectNothing();

            foyer.advance(Duration.ofSeconds(1));

            assertThat(ada.expect(Watchers.class).count()).isEqualTo(3);
            ada.expectNothing();
        }
    }

    @Nested
    class Bidding {

        @Test
        void bid_leads_andAllAreTold() {
            Peer ada = watch("ada");
            Peer bob = watch("bob");

            assertThat(ada.call(new Bid("1", 50)).as(Leads.class)).isEqualTo(new Leads(1, 50));

            assertThat(bob.expect(Price.class).bidder()).isEqualTo("ada");
            assertThat(ada.expect(Price.class).bidder()).isEqualTo("ada");
        }

        @Test
        void bidBelowTheIncrement_isRefused_andNobodyHears() {
            Peer ada = watch("ada");
            Peer bob = watch("bob");
            ada.call(new Bid("1", 50));
            bob.expect(Price.class);

            assertThat(bob.refused(new Bid("1", 59)).code()).isEqualTo("too-low");
            bob.expectNothing();
        }

        @Test
        void amountMustBePositive() {
            assertThat(watch("ada").refused(new Bid("1", -5)).violatedPaths()).containsExactly("amount");
        }

        @Test
        void idMustNotBeBlank() {
            assertThat(watch("ada").refused(new Bid(" ", 50)).violatedPaths()).containsExactly("id");
        }

        @Test
        void sameBidAgain_isAnsweredAgain_andCountsOnce() {
            Peer ada = watch("ada");
            Leads first = ada.call(new Bid("1", 50)).as(Leads.class);
            ada.expect(Price.class);

            assertThat(ada.call(new Bid("1", 50)).as(Leads.class)).isEqualTo(first);
            ada.expectNothing();
        }

        @Test
        void seller_cannotBid() {
            assertThat(watch("sam").refused(new Bid("1", 50)).code()).isEqualTo("own-lot");
        }

        @Test
        void sixthBidOfASecond_isTooMuch() {
            Peer ada = watch("ada");
            for (int i = 1; i <= 5; i++) {
                ada.call(new Bid("bid" + i, i * 50));
            }
            assertThat(ada.refused(new Bid("bid6", 500)).code()).isEqualTo("rate-limited");

            foyer.advance(Duration.ofSeconds(1));

            ada.call(new Bid("bid6", 500));
        }

        @RepeatedTest(5)
        void ofTwoEqualBidsAtOnce_oneLeads() {
            Peer ada = watch("ada");
            Peer bob = watch("bob");

            PendingCall hers = ada.begin(new Bid("1", 50));
            PendingCall his = bob.begin(new Bid("1", 50));

            boolean adaLeads = his.isRefused();
            assertThat(hers.isRefused()).isNotEqualTo(adaLeads);
            assertThat((adaLeads ? his : hers).error().code()).isEqualTo("too-low");
            assertThat(ada.expect(Price.class).bidder()).isEqualTo(adaLeads ? "ada" : "bob");
        }

        @Test
        void bidsOfOne_areHandledInTheirOrder() {
            Peer ada = watch("ada");
            List<PendingCall> calls =
                    List.of(ada.begin(new Bid("1", 10)), ada.begin(new Bid("2", 20)), ada.begin(new Bid("3", 30)));

            assertThat(calls)
                    .extracting(call -> call.reply().as(Leads.class).number())
                    .containsExactly(1, 2, 3);
        }
    }

    @Nested
    class End {

        @Test
        void highestBid_wins_whenTimeIsOver() {
            Peer ada = watch("ada");
            Peer bob = watch("bob");
            ada.call(new Bid("1", 50));
            foyer.advance(Duration.ofSeconds(59));
            assertThat(bob.left()).noneMatch(event -> event.name().equals("sold"));

            foyer.advance(Duration.ofSeconds(1));

            assertThat(bob.expect(Sold.class)).isEqualTo(new Sold("lamp", "ada", 50));
        }

        @Test
        void winner_isToldOnAllDevices_andNobodyElse() {
            Peer phone = watch("ada");
            Peer laptop = watch("ada");
            Peer bob = watch("bob");
            phone.call(new Bid("1", 50));

            foyer.advance(Duration.ofMinutes(1));

            assertThat(phone.expect(Won.class).amount()).isEqualTo(50);
            assertThat(laptop.expect(Won.class).amount()).isEqualTo(50);
            assertThat(bob.left()).noneMatch(event -> event.name().equals("won"));
        }

        @Test
        void withoutABid_theLotIsUnsold() {
            Peer ada = watch("ada");

            foyer.advance(Duration.ofMinutes(1));

            assertThat(ada.expect(Unsold.class).lot()).isEqualTo("lamp");
        }

        @Test
        void bidAfterTheEnd_isRefused() {
            Peer ada = watch("ada");
            foyer.advance(Duration.ofMinutes(1));

            assertThat(ada.refused(new Bid("1", 50)).code()).isEqualTo("ended");
        }

        @Test
        void bidInTheLastSeconds_movesTheEnd() {
            Peer ada = watch("ada");
            foyer.advance(Duration.ofSeconds(55));
            ada.call(new Bid("1", 50));

            foyer.advance(Duration.ofSeconds(9));
            assertThat(ada.left()).noneMatch(event -> event.name().equals("sold"));

            foyer.advance(Duration.ofSeconds(1));
            ada.expect(Sold.class);
        }

        @Test
        void winnerWhoHasLeft_winsAllTheSame() {
            Peer ada = watch("ada");
            Peer bob = watch("bob");
            ada.call(new Bid("1", 50));
            ada.cut();

            foyer.advance(Duration.ofMinutes(1));

            assertThat(bob.expect(Sold.class).bidder()).isEqualTo("ada");
        }
    }

    @Nested
    class Trouble {

        @Test
        void whoReadsNothing_hasTheNewestPriceInTheEnd() {
            Peer ada = watch("ada");
            Peer bob = watch("bob");
            bob.stopReading();
            for (int i = 1; i <= 40; i++) {
                ada.call(new Bid("bid" + i, i * 10));
                assertThat(ada.expect(Price.class).number()).isEqualTo(i);
                foyer.advance(Duration.ofMillis(250));
            }

            bob.startReading();

            List<Integer> numbers = bob.left().stream()
                    .filter(event -> event.name().equals("price"))
                    .map(event -> event.as(Price.class).number())
                    .toList();
            assertThat(numbers).isSorted().endsWith(40);
            bob.expectOpen();
        }

        @Test
        void whoReadsNoChat_isClosed_andDelaysNobody() {
            Peer ada = watch("ada");
            Peer bob = watch("bob");
            bob.stopReading();
            for (int i = 1; i <= 60; i++) {
                ada.call(new Chat(i + " ".repeat(4000) + "!"));
                assertThat(ada.expect(Chatted.class).text()).startsWith(i + " ");
                foyer.advance(Duration.ofMillis(25)); // nobody may send faster for long
            }

            bob.startReading();

            bob.expectClosed(4000);
        }

        @Test
        void whoVanishes_isNoticed() {
            Peer ada = watch("ada");
            watch("bob").vanish();
            foyer.advance(Duration.ofSeconds(1));
            assertThat(ada.expect(Watchers.class).count()).isEqualTo(2);

            foyer.advance(Duration.ofMinutes(2));

            assertThat(ada.expect(Watchers.class).count()).isEqualTo(1);
        }

        @Test
        void onlyAnAdmin_maySendSomebodyAway() {
            assertThat(watch("ada").refused(new Kick("bob")).code()).isEqualTo("forbidden");
        }

        @Test
        void whoIsSentAway_staysAway() {
            Peer bob = watch("bob");
            Peer admin = foyer.connect("/lots/lamp", request -> request.query("token", "admin-root"));

            admin.call(new Kick("bob"));

            bob.expectClosed(4500);
            assertThat(refused("/lots/lamp", "user-bob").status()).isEqualTo(403);
        }
    }
}
