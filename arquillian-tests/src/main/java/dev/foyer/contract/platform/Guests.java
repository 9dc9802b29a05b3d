// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import dev.foyer.RoomJoined;

/** Looks for a note, without a transaction, in observers. */
@ApplicationScoped
public class Guests {

    @Inject
    private Notes notes;

    void joined(@Observes RoomJoined joined) {
        notes.look("Observer of " + joined.room().name(), noteOf(joined));
    }

    void joinedLater(@ObservesAsync RoomJoined joined) {
        notes.look("Asynchronous observer of " + joined.room().name(), noteOf(joined));
    }

    private static String noteOf(RoomJoined joined) {
        return joined.connection().handshake().pathVariables().get("note");
    }
}
