// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import jakarta.json.bind.Jsonb;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.flow.Utf8;
import dev.foyer.internal.records.RecordJsonb;
import dev.foyer.internal.wire.FrameWriter;

/** Writes what is said of a connection as JSON, and reads it. Safe for any thread. */
public final class PresenceJson {

    /** The length of a value in bytes. */
    private static final int MAX_BYTES = 1_024;

    private final Jsonb jsonb;
    private final FrameWriter writer;
    private final Surroundings surroundings;

    /** Creates what can be used on any thread. JSON-B's adapters are called within the surroundings. */
    public PresenceJson(Jsonb jsonb, FrameWriter writer, Surroundings surroundings) {
        this.jsonb = jsonb instanceof RecordJsonb found ? found.library() : jsonb;
        this.writer = writer;
        this.surroundings = surroundings;
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if it cannot be written, or is too long
     */
    public String write(Object value) {
        String json = writer.json(value.getClass().getSimpleName(), value);
        int bytes = Utf8.length(json);
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    Code.PRESENCE_TOO_BIG.text(value.getClass().getName(), bytes, MAX_BYTES));
        }
        return json;
    }

    /** Reads a value that a node has written. */
    public <T> T read(String json, Class<T> type) {
        return surroundings.supply(() -> jsonb.fromJson(json, type));
    }
}
