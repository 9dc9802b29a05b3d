// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.json.bind.Jsonb;

import org.jspecify.annotations.Nullable;

/**
 * A JSON-B without configuration that reads and writes plain records by itself, as that is most of the work for a small
 * event. The result is JSON-B's own: whatever could be read or written in more than one way is left to it. Safe for any
 * thread.
 */
@SuppressWarnings({"try", "TypeParameterUnusedInFormals"}) // close and fromJson are those of the interface
public final class RecordJsonb implements Jsonb {

    private final Jsonb jsonb;
    private final Map<Class<?>, RecordBinding> bindings = new ConcurrentHashMap<>();

    /**
     * Takes the short way where that makes no difference.
     *
     * @param jsonb one without any configuration
     */
    public RecordJsonb(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    private RecordBinding binding(Class<?> type) {
        RecordBinding known = bindings.get(type);
        return known == null ? bindings.computeIfAbsent(type, found -> RecordBinding.of(found, jsonb)) : known;
    }

    /** Returns what an object in JSON stands for, if it is a plain record; {@code null} for any other. */
    public @Nullable Object read(@Nullable String json, Type type) {
        return json != null && type instanceof Class<?> named ? binding(named).read(json) : null;
    }

    /** Returns the JSON-B behind this one, for what has been tried here already. */
    public Jsonb library() {
        return jsonb;
    }

    /** Returns whether an object is a plain record. */
    public boolean isPlain(Object value) {
        return binding(value.getClass()).isPlain();
    }

    /** Returns the JSON of an object that runs no code on the way but its own accessors; {@code null} for any other. */
    public @Nullable String write(Object value) {
        return binding(value.getClass()).write(value);
    }

    @Override
    public <T> T fromJson(String json, Class<T> type) {
        Object plain = read(json, type);
        return plain == null ? jsonb.fromJson(json, type) : type.cast(plain);
    }

    @Override
    @SuppressWarnings("unchecked") // as the interface itself
    public <T> T fromJson(String json, Type type) {
        Object plain = read(json, type);
        return plain == null ? jsonb.fromJson(json, type) : (T) plain;
    }

    @Override
    public String toJson(Object value) {
        String plain = value == null ? null : write(value);
        return plain == null ? jsonb.toJson(value) : plain;
    }

    @Override
    public <T> T fromJson(Reader json, Class<T> type) {
        return jsonb.fromJson(json, type);
    }

    @Override
    public <T> T fromJson(Reader json, Type type) {
        return jsonb.fromJson(json, type);
    }

    @Override
    public <T> T fromJson(InputStream json, Class<T> type) {
        return jsonb.fromJson(json, type);
    }

    @Override
    public <T> T fromJson(InputStream json, Type type) {
        return jsonb.fromJson(json, type);
    }

    @Override
    public String toJson(Object value, Type type) {
        return jsonb.toJson(value, type);
    }

    @Override
    public void toJson(Object value, Writer out) {
        jsonb.toJson(value, out);
    }

    @Override
    public void toJson(Object value, Type type, Writer out) {
        jsonb.toJson(value, type, out);
    }

    @Override
    public void toJson(Object value, OutputStream out) {
        jsonb.toJson(value, out);
    }

    @Override
    public void toJson(Object value, Type type, OutputStream out) {
        jsonb.toJson(value, type, out);
    }

    @Override
    public void close() throws Exception {
        jsonb.close();
    }
}
