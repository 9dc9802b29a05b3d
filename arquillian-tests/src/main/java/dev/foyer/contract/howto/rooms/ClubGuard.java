// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.Connection;
import dev.foyer.Room;
import dev.foyer.spi.RoomGuard;

@ApplicationScoped
public class ClubGuard implements RoomGuard {

    @Override
    public boolean mayJoin(Connection connection, Room room) {
        return room.name().startsWith("club-") && room.size() < 2;
    }
}
