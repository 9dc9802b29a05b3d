// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.io.StringReader;
import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A message between nodes: a line of JSON, and then, if it is about an event, the frame as clients get it. Members of
 * the line that a node does not know are ignored.
 *
 * @param node the id of the node that sent it; empty for a program that is none
 * @param to whom it is about, unless the topic says it
 */
record Envelope(String node, @Nullable Address to, Action action) {

    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    String text() {
        var out = JsonText.quote(new StringBuilder(256).append("{\"n\":"), node);
        if (to != null) {
            AddressText.write(out.append(",\"to\":"), to);
        }
        ActionText.write(out, action);
        return out.toString();
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if it is none, or one of an unknown kind
     */
    static Envelope read(String message) {
        int end = message.indexOf('\n');
        if (end < 0) {
            throw new IllegalArgumentException("It has one line only.");
        }
        try (JsonReader reader = READERS.createReader(new StringReader(message.substring(0, end)))) {
            JsonObject line = reader.readObject();
            return new Envelope(
                    line.getString("n", ""),
                    line.containsKey("to") ? AddressText.read(line.get("to")) : null,
                    ActionText.read(line, message.substring(end + 1)));
        } catch (RuntimeException
                | StackOverflowError other) { // JSON providers differ in what they throw for deep JSON
            throw new IllegalArgumentException("Its first line is no JSON object of Foyer's.", other);
        }
    }
}
