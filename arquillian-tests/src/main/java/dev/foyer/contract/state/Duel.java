// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.state;

import dev.foyer.RoomState;

/** What a duel remembers, in which two take part. */
@RoomState(value = "duel:{id}", seats = 2)
public record Duel(int round) {

    static Duel initial(String room) {
        return new Duel(1);
    }
}
