// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import dev.foyer.RoomState;

/** In the deployed application: what a room remembers, to which {@link Adders} add. */
@RoomState("room-sum-{id}")
public record Sum(int number) {

    static Sum initial(String room) {
        return new Sum(0);
    }

    Sum more() {
        return new Sum(number + 1);
    }
}
