// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** What one client needs to come back to its connection: a token, and how much has gone either way. For one thread. */
final class Passage {

    private final List<String> sent = new ArrayList<>(); // the number of each is its place
    private @Nullable String token;
    private long seen;
    private boolean coming; // nothing has come on the new line yet
    private boolean resumed;
    private boolean moved;
    private boolean complete;
    private boolean silent; // about how far it has got
    private final Map<String, String> newest = new LinkedHashMap<>(); // the positions in rooms with a history

    /** Counts a message to the server. */
    void sent(String text) {
        sent.add(text);
    }

    /** Counts a frame of the server. */
    void received(JsonObject frame) {
        JsonObject welcome = frame.getJsonObject("welcome");
        String how = welcome == null ? "" : welcome.getString("resumed", "");
        if (coming) {
            coming = false;
            resumed = !how.isEmpty();
            moved = how.equals("moved");
            complete = how.equals("all");
            seen = resumed && !moved ? seen : 0;
        }
        if (frame.containsKey("at")) {
            newest.put(frame.getString("room"), frame.getString("at"));
        }
        if (welcome != null) {
            JsonObject resume = welcome.getJsonObject("resume");
            token = resume == null ? null : resume.getString("token");
        }
        if (how.isEmpty() || how.equals("moved")) {
            seen++;
        } else if (welcome.containsKey("seen")) {
            seen = welcome.getJsonNumber("seen").longValue();
        }
    }

    /** Returns the subprotocol that names the connection, or that says that the client can come back to one. */
    String offer() {
        return token == null ? "foyer.resume" : "foyer.resume." + token + "." + seen;
    }

    /** Notes that the client comes back. */
    void comeBack() {
        coming = true;
        resumed = false;
        complete = false;
    }

    /**
     * Takes the messages that have not arrived, if the connection goes on. They are to be sent again. If it goes on on
     * another node, says instead how far the client has got.
     */
    List<String> takeLost(JsonObject welcome) {
        if (moved) {
            sent.clear();
            return silent ? List.of() : List.of("{\"resume\":" + positions() + '}');
        }
        if (!resumed) {
            sent.clear();
            newest.clear();
            return List.of();
        }
        List<String> lost = sent.subList(welcome.getInt("got"), sent.size());
        var again = List.copyOf(lost);
        lost.clear();
        return again;
    }

    private JsonObject positions() {
        var object = Json.createObjectBuilder();
        newest.forEach(object::add);
        return object.build();
    }

    void forgetPositions() {
        newest.clear();
    }

    void keepPositions() {
        silent = true;
    }

    boolean isMoved() {
        return moved;
    }

    boolean isResumed() {
        return resumed;
    }

    boolean isComplete() {
        return complete;
    }
}
