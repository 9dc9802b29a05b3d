// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.transactions;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import dev.foyer.Room;
import dev.foyer.RoomName;

@Dependent
public class OrderNews {

    @Inject
    @RoomName("orders")
    Room room;

    void placed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderPlaced order) {
        room.emit(order);
    }
}
