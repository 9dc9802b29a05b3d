// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.List;

import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** What one client needs to come back to its connection: a token, and how much has gone either way. For one thread. */
final class Passage {

    private final List<String> sent = new ArrayList<>(); // the number of each is its place
    private @Nullable String token;
    private long seen;
    private boolean coming; // nothing has come on the new line yet
    private boolean resumed;
    private boolean complete;

    /** Counts a message to the server. */
    void sent(String text) {
        sent.add(text);
    }

    /** Counts a frame of the server. */
    void received(JsonObject frame) {
        JsonObject welcome = frame.getJsonObject("welcome");
        if (coming) {
            coming = false;
            resumed = welcome != null && welcome.containsKey("resumed");
            complete = resumed && welcome.getString("resumed").equals("all");
            seen = resumed ? seen : 0;
        }
        if (welcome != null) {
            JsonObject resume = welcome.getJsonObject("resume");
            token = resume == null ? null : resume.getString("token");
        }
        if (welcome == null || !welcome.containsKey("resumed")) {
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

    /** Takes the messages that have not arrived, if the connection goes on. They are to be sent again. */
    List<String> takeLost(JsonObject welcome) {
        if (!resumed) {
            sent.clear();
            return List.of();
        }
        List<String> lost = sent.subList(welcome.getInt("got"), sent.size());
        var again = List.copyOf(lost);
        lost.clear();
        return again;
    }

    boolean isResumed() {
        return resumed;
    }

    boolean isComplete() {
        return complete;
    }
}
