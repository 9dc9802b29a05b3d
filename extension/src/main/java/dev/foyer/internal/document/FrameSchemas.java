// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;

import dev.foyer.internal.document.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Describes the frames of the wire format that carry events and their answers. */
final class FrameSchemas {

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
