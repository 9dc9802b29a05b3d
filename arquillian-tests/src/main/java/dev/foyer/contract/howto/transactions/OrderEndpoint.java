// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.transactions;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;

@ServerEndpoint("/orders")
public class OrderEndpoint {

    @Inject
    @RoomName("orders")
    Room room;

    @OnOpen
    void opened(Connection connection) {
        room.join(connection);
    }

    // tag::reserve
    @ClientEvent("order.place")
    public record PlaceOrder(
            @NotBlank String item, @Positive int amount) {}

    @Inject
    Reservations reservations;

    @OnEvent("order.reserve")
    String reserve(PlaceOrder order) {
        reservations.reserve(order.item(), order.amount());
        return "reserved";
    }
    // end::reserve

    // tag::handler
    @Inject
    Orders orders;

    @OnEvent
    String place(PlaceOrder order) {
        orders.place(order.item(), order.amount());
        return "placed";
    }
    // end::handler

    // tag::wrong
    @Transactional
    @OnEvent("order.hasty")
    void hasty(PlaceOrder order) {
        room.emit(new OrderPlaced(order.item(), order.amount())); // told at once, whatever becomes of the transaction
        throw new EventRefused("sold-out", "There are not so many.");
    }
    // end::wrong
}
