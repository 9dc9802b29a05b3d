// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import jakarta.json.JsonObject;

import dev.foyer.internal.wire.JsonText;

/**
 * A message by which a node asks another one for all its {@link Sizes}.
 *
 * @param of the id of the other node
 */
public record SizesWanted(String node, String of) implements Message {

    static final String KIND = "sizes?";

    @Override
    public String text() {
        var out = JsonText.quote(new StringBuilder("{\"n\":"), node).append(",\"k\":\"" + KIND + "\",\"of\":");
        return JsonText.quote(out, of).append("}\n").toString();
    }

    /** Reads the line of a message. */
    static SizesWanted read(JsonObject line) {
        return new SizesWanted(line.getString("n"), line.getString("of"));
    }
}
