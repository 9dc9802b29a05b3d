// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.foyer.EventRefused;
import dev.foyer.Room;
import dev.foyer.RoomName;

@ApplicationScoped
public class Reservations {

    @Inject
    @RoomName("orders")
    Room room;

    @Transactional
    public void reserve(String item, int amount) {
        room.afterCommit().emit(new OrderPlaced(item, amount)); // sent when, and if, this transaction commits
        if (amount > stock(item)) {
            throw new EventRefused("sold-out", "There are not so many."); // rolls back
        }
    }

    private static int stock(String item) { // in the real world a query
        return item.length();
    }
}
