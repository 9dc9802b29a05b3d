// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.auction;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.test.auction.Events.Bid;
import dev.foyer.test.auction.Events.Chat;
import dev.foyer.test.auction.Events.Chatted;
import dev.foyer.test.auction.Events.Kick;
import dev.foyer.test.auction.Events.Leads;

/** The door of an auction: one connection watches one lot. */
@ServerEndpoint("/lots/{lot}")
public class AuctionEndpoint {

    @Inject
    Lots lots;

    @Inject
    Connection connection;

    @Inject
    @RoomName("{lot}")
    Room room;

    @OnConnect
    Bidder connect(BidderHeaders headers) {
        String[] token = headers.token().split("-", 2);
        if (token.length != 2 || !(token[0].equals("user") || token[0].equals("admin"))) {
            throw Refused.unauthorized("Unknown token");
        }
        if (lots.isKicked(token[1])) {
            throw Refused.forbidden("You have been sent away.");
        }
        if (lots.find(headers.lot()).isEmpty()) {
            throw new Refused(404, "There is no such lot.");
        }
        return new Bidder(token[1], token[0].equals("admin"));
    }

    /** Joins first, so that no price is missed between the two. */
    @OnOpen
    public void opened() {
        room.join(connection);
        connection.emit(lot().price());
    }

    @OnEvent
    @RateLimited(permits = 5, per = 1)
    public Leads bid(Bid bid, Bidder bidder) {
        return lots.bid(lot(), bidder.name(), bid);
    }

    @OnEvent
    void chat(Chat chat, Bidder bidder) {
        room.emit(new Chatted(bidder.name(), chat.text()));
    }

    @OnEvent
    void kick(Kick kick, Bidder bidder) {
        if (!bidder.isAdmin()) {
            throw new EventRefused("forbidden", "Only an admin may send somebody away.");
        }
        lots.kick(kick.name());
    }

    private Lot lot() {
        return lots.find(room.name()).orElseThrow();
    }
}
