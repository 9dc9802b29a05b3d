// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.time.Instant;

import jakarta.json.JsonObject;

import dev.foyer.internal.wire.JsonText;

/**
 * A message by which a node says that it runs. It comes back to the node, too, and shows it that messages arrive.
 *
 * @param settled the moment before which all that the node published has arrived, or was told as lost
 * @param sizes the number of the node's latest message of {@link Sizes}
 * @param last whether the node stops
 */
public record Beat(String node, Instant settled, long sizes, boolean last) implements Message {

    static final String BEAT = "beat";
    static final String BYE = "bye";

    @Override
    public String text() {
        return JsonText.quote(new StringBuilder("{\"n\":"), node)
                .append(",\"k\":\"")
                .append(last ? BYE : BEAT)
                .append("\",\"settled\":")
                .append(settled.toEpochMilli())
                .append(",\"sizes\":")
                .append(sizes)
                .append("}\n")
                .toString();
    }

    /** Reads the line of a beat. */
    static Beat read(JsonObject line) {
        return new Beat(
                line.getString("n"),
                Instant.ofEpochMilli(line.getJsonNumber("settled").longValueExact()),
                line.getJsonNumber("sizes").longValueExact(),
                line.getString("k").equals(BYE));
    }
}
