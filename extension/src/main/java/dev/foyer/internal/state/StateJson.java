// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import jakarta.json.bind.Jsonb;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.state.value.Document;
import dev.foyer.internal.wire.FrameWriter;

/** Writes what rooms remember as JSON, and reads it. Safe for any thread. */
public final class StateJson {

    private final Jsonb jsonb;
    private final FrameWriter writer;
    private final Surroundings surroundings;
    private final EmitValidator validator;
    private final int maxBytes;

    /**
     * Creates what can be used on any thread. JSON-B's adapters are called within the surroundings.
     *
     * @param maxBytes the length of a value in bytes
     */
    public StateJson(
            Jsonb jsonb, FrameWriter writer, Surroundings surroundings, EmitValidator validator, int maxBytes) {
        this.jsonb = jsonb;
        this.writer = writer;
        this.surroundings = surroundings;
        this.validator = validator;
        this.maxBytes = maxBytes;
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if it is not valid, cannot be written, or is too long
     */
    Document write(Object value) {
        String type = value.getClass().getName();
        String violations = validator.violations(value);
        if (violations != null) {
            throw new IllegalArgumentException(Code.STATE_INVALID.text(type, violations));
        }
        String json = writer.json(value.getClass().getSimpleName(), value);
        Document document;
        try {
            document = Document.value(json);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(Code.STATE_NO_OBJECT.text(type, String.valueOf(other.getMessage())));
        }
        int bytes = document.bytes();
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(Code.STATE_TOO_BIG.text(type, bytes, maxBytes));
        }
        return document;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalStateException if it is none of the type
     */
    <T> T read(String room, Document value, Class<T> type) {
        try {
            return surroundings.supply(() -> jsonb.fromJson(value.text(), type));
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException(Code.STATE_UNREADABLE.text(room, type.getName()), unreadable);
        }
    }
}
