// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import dev.foyer.RoomState;

/** In the deployed application: as {@link Sum}, but each change is in a file before it is answered. */
@RoomState(value = "room-saved-{id}", durable = true)
public record Saved(int number) {

    static Saved initial(String room) {
        return new Saved(0);
    }

    Saved more() {
        return new Saved(number + 1);
    }
}
