// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.model.RoomPattern;
import org.jspecify.annotations.Nullable;

/** Describes the frames of the wire format that carry events and their answers. */
final class FrameSchemas {

    /** Characters with a meaning in regular expressions (ECMA-262, SyntaxCharacter). */
    private static final Pattern SYNTAX = Pattern.compile("[\\^$\\\\.*+?()\\[\\]{}|]");

    private FrameSchemas() {}

    static Schema asked(HeardEvent event) {
        Schema name = event.name().equals("*")
                ? Schema.of("string")
                : Schema.of("string").with("const", event.name());
        Schema frame = Schema.of("object").property("event", name, true);
        Schema data = event.data();
        if (data != null) {
            frame.property("data", data, event.needed());
        }
        return frame.property("id", id(), false);
    }

    static Schema emitted(ToldEvent event) {
        return Schema.of("object")
                .property("event", Schema.of("string").with("const", event.name()), true)
                .property("room", Schema.of("string"), false)
                .property("data", event.data(), true);
    }

    static Schema present(ToldRooms rooms) {
        Schema connections = Schema.of("object").with("additionalProperties", rooms.data());
        Schema changes =
                Schema.of("object").with("additionalProperties", rooms.data().orNull());
        Schema told = Schema.of("object")
                .property("room", room(rooms.rooms()), true)
                .property("at", Schema.of("integer"), false)
                .property("all", Schema.of("object").with("additionalProperties", connections), false)
                .property("changed", Schema.of("object").with("additionalProperties", changes.orNull()), false)
                .property("count", Schema.of("integer"), false);
        return Schema.of("object").property("presence", told, true);
    }

    static Schema state(ToldRooms rooms) {
        Schema told = Schema.of("object")
                .property("room", room(rooms.rooms()), true)
                .property("at", Schema.of("string"), false)
                .property("value", rooms.data(), false)
                .property("from", Schema.of("string"), false)
                .property("patch", Schema.of("object"), false)
                .property("gone", Schema.of("boolean"), false);
        return Schema.of("object").property("state", told, true);
    }

    private static Schema room(RoomPattern rooms) {
        if (rooms.isName()) {
            return Schema.of("string").with("const", rooms.text());
        }
        String pattern = rooms.literals().stream()
                .map(literal -> SYNTAX.matcher(literal).replaceAll("\\\\$0"))
                .collect(Collectors.joining("[^/]+", "^", "$"));
        return Schema.of("string").with("pattern", pattern);
    }

    static Schema answer(@Nullable Schema data) {
        Schema frame = Schema.of("object").property("reply", id(), true);
        return data == null ? frame : frame.property("data", data, false);
    }

    static Schema error() {
        Schema violation = Schema.of("object")
                .property("path", Schema.of("string"), true)
                .property("message", Schema.of("string"), true);
        Schema told = Schema.of("object")
                .property("code", Schema.of("string"), true)
                .property("event", Schema.of("string"), false)
                .property("message", Schema.of("string"), true)
                .property("violations", Schema.of("array").with("items", violation), false);
        return Schema.of("object").property("error", told, true).property("reply", id(), false);
    }

    private static Schema id() {
        return Schema.any()
                .with("oneOf", List.of(Schema.of("integer"), Schema.of("string").with("maxLength", 64)));
    }
}
