// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Gates;

/** Looks for a note, without a transaction, in the handshake and in callbacks that run at the same time. */
abstract class Reading {

    @Inject
    private Notes notes;

    @Inject
    private Gates gates;

    @Inject
    private Rooms rooms;

    @OnConnect
    void connect(Handshake handshake) {
        String note = handshake.pathVariables().get("note");
        notes.add(note);
        notes.look("OnConnect", note);
    }

    @OnEvent("read")
    String read(Connection connection) {
        return notes.find(noteOf(connection));
    }

    /** Reads until a gate is opened, and returns what came of it. */
    @OnEvent(value = "read.on", concurrent = true)
    String readOn(String gate, Connection connection) {
        CompletableFuture<Void> opened = gates.stage(gate).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS);
        var outcomes = new TreeSet<String>();
        do {
            outcomes.add(read(connection));
        } while (!opened.isDone());
        return String.join(" ", outcomes);
    }

    /** Reads before and after observers are called for what it does. */
    @OnEvent("join")
    String join(String room, Connection connection) {
        String before = read(connection);
        rooms.get(room).join(connection);
        return before + " " + readOn(room, connection);
    }

    private static String noteOf(Connection connection) {
        return connection.handshake().pathVariables().get("note");
    }
}
