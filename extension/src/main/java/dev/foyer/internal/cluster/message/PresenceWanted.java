// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import jakarta.json.JsonObject;

import dev.foyer.internal.wire.JsonText;

/** A message by which a node asks the others who is present in the room of the topic. */
public record PresenceWanted(String node) implements Message {

    static final String KIND = "presence?";

    @Override
    public String text() {
        return JsonText.quote(new StringBuilder("{\"n\":"), node)
                .append(",\"k\":\"" + KIND + "\"}\n")
                .toString();
    }

    /** Reads the line of a message. */
    static PresenceWanted read(JsonObject line) {
        return new PresenceWanted(line.getString("n"));
    }
}
