// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.auction;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import dev.foyer.ClientEvent;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;

/** What clients and the auction tell each other. */
public final class Events {

    private Events() {}

    /** A bid. Its id is the client's own, so that it may be sent again. */
    @ClientEvent("bid")
    public record Bid(@NotBlank String id, @Positive int amount) {}

    /** The reply to a bid that leads now. */
    public record Leads(int number, int amount) {}

    /** The price of a lot. Without any bid, the number is 0 and there is no bidder. */
    @ServerEvent(value = "price", delivery = Mode.LATEST)
    public record Price(int number, int amount, String bidder, Instant ends) {}

    @ServerEvent(value = "watchers", delivery = Mode.LATEST)
    public record Watchers(int count) {}

    @ServerEvent("sold")
    public record Sold(String lot, String bidder, int amount) {}

    @ServerEvent("unsold")
    public record Unsold(String lot) {}

    /** Told to the winner alone, on all devices. */
    @ServerEvent("won")
    public record Won(String lot, int amount) {}

    @ClientEvent("chat")
    public record Chat(@NotBlank @Size(max = 5000) String text) {}

    @ServerEvent("chatted")
    public record Chatted(String from, String text) {}

    @ClientEvent("kick")
    public record Kick(@NotBlank String name) {}
}
