// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;

import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places where data does not fit its type. JSON-B only throws an exception, whose text may contain the data,
 * so the parts are tried one by one. Runs only for data that does not fit or may not fit, and stops when there are
 * enough violations for a report.
 */
public final class Misfits {

    private final Jsonb jsonb;
    private final JsonParts parts;
    private final Readability readability;
    private final JsonReaderFactory readers =
            Json.createReaderFactory(null); // Json.createReader would look up its provider each time

    public Misfits(Jsonb jsonb, JsonParts parts, Readability readability) {
        this.jsonb = jsonb;
        this.parts = parts;
        this.readability = readability;
    }

    /** Finds the faults of data that JSON-B refuses. */
    public Finding find(String data, Type type) {
        try {
            var whole = new Part("", read(data), type);
            var found = new ArrayList<Violation>();
            findPlain(whole, found);
            Unreadable unreadable = found.isEmpty() ? findRefused(whole, found) : null;
            return new Finding(found, unreadable);
        } catch (RuntimeException unreadable) { // such as a number out of all bounds
            return Finding.of("", "cannot be read");
        }
    }

    /** Finds the faults of data that JSON-B accepts, but changes or binds to something else than asked for. */
    public List<Violation> findAccepted(String data, Type type) {
        var found = new ArrayList<Violation>();
        try {
            findAccepted(new Part("", read(data), type), found);
        } catch (RuntimeException unreadable) {
            found.add(new Violation("", "cannot be read"));
        }
        return found;
    }

    private JsonValue read(String data) {
        try (JsonReader reader = readers.createReader(new StringReader(data))) {
            return reader.readValue();
        }
    }

    private void findAccepted(Part part, List<Violation> found) {
        Optional<String> complaint = Complaints.beforeBinding(part);
        if (complaint.isPresent()) {
            found.add(new Violation(part.path(), complaint.get()));
        } else {
            each(part, found, inner -> findAccepted(inner, found));
        }
    }

    /** Finds the single values that do not fit by trying each. Tries a larger part only if one was found within it. */
    private void findPlain(Part part, List<Violation> found) {
        Optional<String> complaint = Complaints.beforeBinding(part);
        if (complaint.isPresent()) {
            found.add(new Violation(part.path(), complaint.get()));
            return;
        }
        Optional<Violation> unknown = JsonSubtypes.unknown(part);
        if (unknown.isPresent()) {
            found.add(unknown.get());
            return;
        }
        if (!JsonParts.isTakenApart(part)) {
            if (!Complaints.isPlain(part) && !fits(part) && unreadable(part) == null) {
                found.add(new Violation(part.path(), Complaints.of(part)));
            }
            return;
        }
        int before = found.size();
        each(part, found, inner -> findPlain(inner, found));
        boolean own = !DataFields.isPlatform(part.raw()) && !part.path().isEmpty();
        if (found.size() > before && own && fits(part)) { // read by the application in a way that is unknown here
            found.subList(before, found.size()).clear();
        }
    }

    private void each(Part whole, List<Violation> found, Consumer<Part> then) {
        parts.of(whole).takeWhile(part -> found.size() < Fault.MAX_VIOLATIONS).forEach(then);
    }

    /** Finds the innermost parts that JSON-B refuses although all parts within them fit. */
    private @Nullable Unreadable findRefused(Part part, List<Violation> found) {
        List<Part> refused = parts.of(part)
                .filter(inner -> !fits(inner))
                .limit(Fault.MAX_VIOLATIONS)
                .toList();
        Unreadable unreadable = null;
        for (Part inner : refused) {
            Unreadable within = found.size() < Fault.MAX_VIOLATIONS ? findRefused(inner, found) : null;
            unreadable = unreadable == null ? within : unreadable;
        }
        if (refused.isEmpty()) {
            unreadable = unreadable(part);
            if (unreadable == null) {
                found.add(new Violation(part.path(), Complaints.of(part)));
            }
        }
        return unreadable;
    }

    private @Nullable Unreadable unreadable(Part part) {
        return part.isCustom()
                ? null
                : readability.find(JsonSubtypes.actual(part)).orElse(null);
    }

    private boolean fits(Part part) {
        if (part.value() == JsonValue.NULL) {
            return true;
        }
        try {
            jsonb.fromJson(part.tried().toString(), part.as());
            return true;
        } catch (RuntimeException misfit) { // Yasson throws more than JsonbException
            return false;
        }
    }
}
