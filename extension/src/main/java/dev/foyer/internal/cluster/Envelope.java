// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.io.StringReader;
import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A message between nodes: a line of JSON, and then the event as clients get it. Members of the line that a node does
 * not know are ignored.
 *
 * @param node the id of the node that sent it; empty for a program that is none
 * @param to whom it is for, unless the topic says it
 */
record Envelope(String node, @Nullable Address to, Emitted event) {

    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    String text() {
        var out = new StringBuilder(96 + event.frame().text().length());
        JsonText.quote(out.append("{\"n\":"), node);
        JsonText.quote(out.append(",\"ev\":"), event.name());
        if (event.mode() != Mode.EVERY) {
            out.append(",\"mode\":\"").append(event.mode()).append('"');
        }
        if (to != null) {
            AddressText.write(out.append(",\"to\":"), to);
        }
        return out.append("}\n").append(event.frame().text()).toString();
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
                    new Emitted(
                            line.getString("ev", ""),
                            Mode.valueOf(line.getString("mode", Mode.EVERY.name())),
                            Frame.json(message.substring(end + 1))));
        } catch (RuntimeException
                | StackOverflowError other) { // JSON providers differ in what they throw for deep JSON
            throw new IllegalArgumentException("Its first line is no JSON object of Foyer's.", other);
        }
    }
}
