// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.auction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.foyer.EventRefused;
import dev.foyer.test.auction.Events.Bid;
import dev.foyer.test.auction.Events.Leads;
import dev.foyer.test.auction.Events.Price;

/** One lot: its bids and its end. Guarded by itself. */
final class Lot {

    /** A bid within this time of the end moves the end, so that others can answer. */
    static final Duration LAST_CALL = Duration.ofSeconds(10);

    static final int INCREMENT = 10;

    private final String name;
    private final String seller;
    private final Clock clock;
    private final Map<String, Leads> answered = new HashMap<>();
    private int number;
    private int amount;
    private String leader = "";
    private Instant ends;

    Lot(String name, String seller, Duration duration, Clock clock) {
        this.name = name;
        this.seller = seller;
        this.clock = clock;
        this.ends = clock.instant().plus(duration);
    }

    String name() {
        return name;
    }

    String leader() {
        return leader;
    }

    int amount() {
        return amount;
    }

    Instant ends() {
        return ends;
    }

    boolean isOver() {
        return !clock.instant().isBefore(ends);
    }

    Price price() {
        return new Price(number, amount, leader, ends);
    }

    boolean knows(String bidder, Bid bid) {
        return answered.containsKey(bidder + bid.id());
    }

    Leads bid(String bidder, Bid bid) {
        Leads before = answered.get(bidder + bid.id());
        if (before != null) {
            return before;
        }
        if (isOver()) {
            throw new EventRefused("ended", "This lot has ended.");
        }
        if (bidder.equals(seller)) {
            throw new EventRefused("own-lot", "You sell this lot.");
        }
        if (bid.amount() < amount + INCREMENT) {
            throw new EventRefused("too-low", "The lowest bid is " + (amount + INCREMENT) + ".");
        }
        number++;
        amount = bid.amount();
        leader = bidder;
        Instant lastCall = clock.instant().plus(LAST_CALL);
        ends = ends.isBefore(lastCall) ? lastCall : ends;
        var leads = new Leads(number, amount);
        answered.put(bidder + bid.id(), leads);
        return leads;
    }
}
