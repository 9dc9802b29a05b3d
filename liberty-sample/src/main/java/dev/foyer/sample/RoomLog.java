// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.foyer.RoomClosed;
import dev.foyer.RoomOpened;

/** Logs which rooms come and go. */
@ApplicationScoped
public class RoomLog {

    private static final Logger LOGGER = System.getLogger(RoomLog.class.getName());

    void opened(@Observes RoomOpened event) {
        LOGGER.log(Level.INFO, "Room {0} is open.", event.room().name());
    }

    void closed(@Observes RoomClosed event) {
        LOGGER.log(Level.INFO, "Room {0} is empty.", event.room().name());
    }
}
