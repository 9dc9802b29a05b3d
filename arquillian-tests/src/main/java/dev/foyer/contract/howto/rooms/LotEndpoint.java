// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;

import static dev.foyer.ServerEvent.Mode.LATEST;

@ServerEndpoint("/lots")
public class LotEndpoint {

    // tag::price
    @ServerEvent(value = "price", delivery = LATEST, retained = true)
    public record Price(
            @EventKey String lot, // a new price replaces that of the same lot
            @EventVersion long bids, // a price after fewer bids never follows
            long cents) {}
    // end::price

    @ClientEvent("bid")
    public record Bid(
            @NotBlank @Size(max = 20) String lot, @Positive long cents) {}

    @Inject
    Prices prices;

    // tag::emit
    @Inject
    @RoomName("auction")
    Room auction;

    @OnOpen
    void opened(Connection connection) {
        auction.join(connection); // gets the newest price of each lot, and then what follows
    }

    @OnEvent("bid")
    void bid(Bid bid) {
        auction.emit(prices.raise(bid.lot(), bid.cents()));
    }
    // end::emit
}
