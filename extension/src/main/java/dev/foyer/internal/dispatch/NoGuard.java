// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.List;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;

/** Answers no events: without a guard in the application, clients cannot join rooms by themselves. */
public final class NoGuard implements RoomEvents {

    @Override
    public boolean answers(String event) {
        return false;
    }

    @Override
    public List<String> review(LiveConnection connection) {
        return List.of(); // no client has joined a room by itself
    }

    @Override
    public boolean mayReturn(LiveConnection connection, String room) {
        return false;
    }

    @Override
    public Fault answer(Incoming.Event event, LiveConnection connection, PayloadReader payloads) {
        return Fault.UNKNOWN;
    }
}
