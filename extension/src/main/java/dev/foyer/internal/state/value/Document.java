// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.value;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

import dev.foyer.internal.flow.Utf8;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** A value of a room, or a patch of one, as JSON. Is written only when it is needed. Safe for any thread. */
public final class Document {

    private final JsonObject object;
    private final int estimate;

    // Mutable state: set when it is first needed.
    private volatile @Nullable String text;

    private Document(JsonObject object, int estimate, @Nullable String text) {
        this.object = object;
        this.estimate = estimate;
        this.text = text;
    }

    /**
     * Reads a value. Its members that are {@code null} are left out.
     *
     * @throws IllegalArgumentException if the text is no JSON object, or is nested too deeply
     */
    public static Document value(String json) {
        JsonObject read = Json.read(json);
        JsonObject object = Json.withoutNulls(read);
        boolean same = object.size() == read.size() && object.equals(read);
        return new Document(object, Utf8.length(json), same ? json : null);
    }

    /**
     * Reads a patch.
     *
     * @throws IllegalArgumentException if the text is no JSON object, or is nested too deeply
     */
    public static Document patch(String json) {
        return new Document(Json.read(json), Utf8.length(json), json);
    }

    /** Returns an object of texts. */
    public static Document of(Map<String, String> texts) {
        JsonObjectBuilder object = Json.object();
        texts.forEach(object::add);
        return new Document(object.build(), 0, null);
    }

    /** Returns the members that are texts. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        object.forEach((name, value) -> {
            if (value instanceof JsonString text) {
                texts.put(name, text.getString());
            }
        });
        return texts;
    }

    /** Returns the patch that makes the next value of this one. */
    public Document to(Document next) {
        JsonObject patch = MergePatch.between(object, next.object);
        return new Document(patch, next.estimate, null);
    }

    /** Returns this value with a patch applied. */
    public Document with(Document patch) {
        return new Document(MergePatch.apply(object, patch.object), estimate + patch.bytes(), null);
    }

    public boolean isEmpty() {
        return object.isEmpty();
    }

    /** Returns the JSON. */
    public String text() {
        String written = text;
        if (written == null) {
            written = JsonText.encodable(object.toString());
            text = written;
        }
        return written;
    }

    /** Returns the size of the JSON in bytes. */
    public int bytes() {
        return Utf8.length(text());
    }

    /** Returns the size of the JSON in bytes, or about that if the JSON has not been needed yet. */
    public int roughBytes() {
        String written = text;
        return written == null ? estimate : Utf8.length(written);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document document && document.object.equals(object);
    }

    @Override
    public int hashCode() {
        return object.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
