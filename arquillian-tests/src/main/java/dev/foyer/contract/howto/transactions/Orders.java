// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.foyer.EventRefused;

@ApplicationScoped
public class Orders {

    @Inject
    Event<OrderPlaced> placed;

    @Transactional
    public void place(String item, int amount) {
        placed.fire(new OrderPlaced(item, amount)); // told when, and if, this transaction commits
        if (amount > stock(item)) {
            throw new EventRefused("sold-out", "There are not so many."); // rolls back
        }
    }

    private static int stock(String item) { // in the real world a query
        return item.length();
    }
}
