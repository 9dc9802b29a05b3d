// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import jakarta.json.JsonObject;

import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.value.Document;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes what rooms remember, and its changes, for the engine, and reads both: a line of JSON, and a JSON object. */
public final class StateText {

    private static final String VERSION = "v";
    private static final String WHOLE = "whole";

    private StateText() {}

    /** Returns what is kept of a value. */
    public static String content(Change change) {
        return "{\"v\":" + change.version() + "}\n" + change.whole().text();
    }

    /**
     * Reads what is kept of a value.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Cell cell(dev.foyer.spi.Cell kept) {
        String content = kept.content();
        int end = content.indexOf('\n');
        JsonObject line = JsonObjects.read(content.substring(0, Math.max(0, end)));
        return new Cell(
                kept.at(),
                Document.value(content.substring(end + 1)),
                line.getJsonNumber(VERSION).longValueExact());
    }

    /**
     * Returns what other nodes are told of a change: the patch, or the value if that is hardly longer.
     *
     * @param node the id of this node
     */
    public static String message(String node, Change change) {
        Document patch = change.shortPatch();
        var out = JsonText.quote(new StringBuilder("{\"n\":"), node)
                .append(",\"v\":")
                .append(change.version());
        if (patch == null) {
            return out.append(",\"whole\":true}\n")
                    .append(change.whole().text())
                    .toString();
        }
        return out.append("}\n").append(patch.text()).toString();
    }

    /** Reads a change, or returns {@code null} if this is none. */
    public static @Nullable Change change(String message) {
        int end = message.indexOf('\n');
        if (end < 0) {
            return null;
        }
        try {
            String rest = message.substring(end + 1);
            JsonObject line = JsonObjects.read(message.substring(0, end));
            long version = line.getJsonNumber(VERSION).longValueExact();
            return line.getBoolean(WHOLE, false)
                    ? Change.first(Document.value(rest), version)
                    : new Change(Document.patch(rest), null, version);
        } catch (RuntimeException
                | StackOverflowError other) { // JSON providers differ in what they throw for deep JSON
            return null;
        }
    }
}
