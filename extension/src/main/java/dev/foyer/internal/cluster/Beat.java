// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Instant;

import jakarta.json.JsonObject;

import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A message by which a node says that it runs. It comes back to the node, too, and shows it that messages arrive.
 *
 * @param settled the moment before which all that the node published has arrived, or was told as lost
 * @param last whether the node stops
 */
record Beat(String node, Instant settled, boolean last) implements Message {

    private static final String BEAT = "beat";
    private static final String BYE = "bye";

    @Override
    public String text() {
        return JsonText.quote(new StringBuilder("{\"n\":"), node)
                .append(",\"k\":\"")
                .append(last ? BYE : BEAT)
                .append("\",\"settled\":")
                .append(settled.toEpochMilli())
                .append("}\n")
                .toString();
    }

    /** Reads the line of a message, or returns {@code null} if it is one of another kind. */
    static @Nullable Beat read(JsonObject line) {
        String kind = line.getString("k", "");
        boolean last = kind.equals(BYE);
        if (!last && !kind.equals(BEAT)) {
            return null;
        }
        Instant settled = Instant.ofEpochMilli(line.getJsonNumber("settled").longValueExact());
        return new Beat(line.getString("n"), settled, last);
    }
}
