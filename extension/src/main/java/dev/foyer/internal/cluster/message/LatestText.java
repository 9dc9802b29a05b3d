// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import dev.foyer.internal.address.Latest;
import dev.foyer.internal.address.Latest.Origin;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes which event another one takes the place of, as members of a message's line, and reads it. */
final class LatestText {

    private LatestText() {}

    static void write(StringBuilder out, Latest latest) {
        JsonText.quote(out.append(",\"key\":"), latest.key());
        if (latest.version() != null) {
            out.append(",\"version\":").append(latest.version().longValue());
        }
        if (latest.retained()) {
            out.append(",\"retained\":true");
        }
        if (latest.origin().number() != 0) {
            out.append(",\"c\":").append(latest.origin().number());
        }
    }

    /** Reads it, or returns {@code null} if the line says nothing of it. */
    static @Nullable Latest read(JsonObject line) {
        if (!(line.get("key") instanceof JsonString key)) {
            return null;
        }
        Long count = number(line, "c");
        return new Latest(
                key.getString(),
                number(line, "version"),
                line.getBoolean("retained", false),
                new Origin(line.getString("n", ""), count == null ? 0 : count));
    }

    private static @Nullable Long number(JsonObject line, String member) {
        return line.get(member) instanceof JsonNumber number ? number.longValueExact() : null;
    }
}
