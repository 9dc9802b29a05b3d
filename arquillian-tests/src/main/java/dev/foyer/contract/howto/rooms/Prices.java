// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.contract.howto.rooms.LotEndpoint.Price;

/** What has been bid. */
@ApplicationScoped
public class Prices {

    private final Map<String, Price> lots = new ConcurrentHashMap<>();

    /** Raises a price, if that is more. */
    public Price raise(String lot, long cents) {
        return lots.merge(
                lot,
                new Price(lot, 1, cents),
                (old, bid) -> cents > old.cents() ? new Price(lot, old.bids() + 1, cents) : old);
    }
}
