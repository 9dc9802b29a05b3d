// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.state;

import dev.foyer.RoomState;

/** What a counter remembers. */
@RoomState(value = "counter:{id}", idle = "1s")
public record Counter(int number, String filling) {

    static Counter initial(String room) {
        if (room.equals("counter:none")) {
            throw new IllegalArgumentException("There is no such counter.");
        }
        return new Counter(0, "x".repeat(200));
    }

    Counter more() {
        return new Counter(number + 1, filling);
    }
}
