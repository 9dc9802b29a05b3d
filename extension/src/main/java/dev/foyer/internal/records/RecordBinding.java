// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.List;

import jakarta.json.bind.Jsonb;

import org.jspecify.annotations.Nullable;

/**
 * Binds one class, if it is a plain record. The first value is also read, and written, by JSON-B: if they do not agree,
 * all is left to JSON-B from then on. Safe for any thread.
 */
final class RecordBinding {

    private static final RecordBinding NONE = new RecordBinding();

    private final @Nullable Jsonb jsonb;
    private final Class<?> type;
    private final @Nullable PlainRecord plain;
    private final PlainWriter writer;

    // Mutable state: what is known of the agreement.
    private volatile Trust reading = Trust.UNTRIED;
    private volatile Trust writing = Trust.UNTRIED;

    private enum Trust {
        UNTRIED,
        AGREED,
        NONE
    }

    private RecordBinding() {
        this.jsonb = null;
        this.type = Object.class;
        this.plain = null;
        this.writer = new PlainWriter(List.of());
    }

    private RecordBinding(Class<?> type, PlainRecord plain, Jsonb jsonb) {
        this.jsonb = jsonb;
        this.type = type;
        this.plain = plain;
        this.writer = new PlainWriter(plain.components());
    }

    static RecordBinding of(Class<?> type, Jsonb jsonb) {
        return PlainRecord.of(type)
                .map(plain -> new RecordBinding(type, plain, jsonb))
                .orElse(NONE);
    }

    boolean isPlain() {
        return plain != null;
    }

    /** Reads a record; returns {@code null} if that is left to JSON-B. */
    @Nullable
    Object read(String json) {
        if (plain == null || jsonb == null || reading == Trust.NONE) {
            return null;
        }
        Object[] values = PlainReader.read(json, plain.components());
        if (values == null) {
            return null;
        }
        try {
            Object found = plain.create(values);
            if (reading == Trust.UNTRIED) {
                Object expected = jsonb.fromJson(json, type);
                reading = plain.isSame(found, expected) ? Trust.AGREED : Trust.NONE;
                return expected;
            }
            return found;
        } catch (Throwable refused) { // which JSON-B is to meet itself, and to report
            return null;
        }
    }

    /** Writes a record; returns {@code null} if that is left to JSON-B. */
    @Nullable
    String write(Object value) {
        if (plain == null || jsonb == null || writing == Trust.NONE) {
            return null;
        }
        try {
            String json = writer.write(value);
            if (json != null && writing == Trust.UNTRIED) {
                String expected = jsonb.toJson(value);
                writing = json.equals(expected) ? Trust.AGREED : Trust.NONE;
                return expected;
            }
            return json;
        } catch (Throwable refused) { // which JSON-B is to meet itself, and to report
            return null;
        }
    }
}
