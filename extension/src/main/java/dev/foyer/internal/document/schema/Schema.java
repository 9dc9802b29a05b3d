// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Represents one JSON Schema (draft-07, which AsyncAPI 3.0 builds on): its keywords in order. */
public final class Schema implements Branch {

    private final Map<String, Object> keywords = new LinkedHashMap<>();

    /** Returns a schema that allows everything. */
    public static Schema any() {
        return new Schema();
    }

    /** Returns a schema that allows values of any given schema, and of more than one, as records may be alike. */
    public static Schema anyOf(List<Schema> some) {
        return some.size() == 1 ? some.get(0) : any().with("anyOf", some);
    }

    public static Schema of(String type) {
        return new Schema().with("type", type);
    }

    public static Schema reference(String name) {
        return new Schema().with("$ref", "#/components/schemas/" + name);
    }

    /** Adds or replaces a keyword. */
    public Schema with(String keyword, Object value) {
        keywords.put(keyword, value);
        return this;
    }

    public @Nullable Object get(String keyword) {
        return keywords.get(keyword);
    }

    /** Returns the keywords, for writers. */
    @Override
    public Map<String, Object> members() {
        return keywords;
    }

    /** Returns the type, or an empty text for a reference or a schema without a type. */
    public String type() {
        return keywords.get("type") instanceof String type ? type : "";
    }

    /** Returns the name of the referenced component, or {@code null}. */
    public @Nullable String target() {
        return keywords.get("$ref") instanceof String reference
                ? reference.substring(reference.lastIndexOf('/') + 1)
                : null;
    }

    /** Returns the schemas of an object's properties, in order. */
    @SuppressWarnings("unchecked")
    public Map<String, Schema> properties() {
        return (Map<String, Schema>) keywords.computeIfAbsent("properties", key -> new LinkedHashMap<String, Schema>());
    }

    /** Returns the names of an object's required properties. */
    @SuppressWarnings("unchecked")
    public List<String> required() {
        return (List<String>) keywords.computeIfAbsent("required", key -> new ArrayList<String>());
    }

    /** Adds a property. */
    public Schema property(String name, Schema schema, boolean required) {
        properties().put(name, schema);
        if (required) {
            required().add(name);
        }
        return this;
    }

    /** Returns a schema that also allows null; a schema that allows everything does so already. */
    public Schema orNull() {
        return keywords.isEmpty() ? this : new Schema().with("oneOf", List.of(this, of("null")));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema schema && keywords.equals(schema.keywords);
    }

    @Override
    public int hashCode() {
        return keywords.hashCode();
    }

    /** Returns the schema as JSON. */
    @Override
    public String toString() {
        return JsonTree.write(this);
    }
}
