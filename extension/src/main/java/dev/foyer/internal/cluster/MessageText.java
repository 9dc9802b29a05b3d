// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.io.StringReader;
import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;

/** Reads what goes over the backplane. */
final class MessageText {

    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private MessageText() {}

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if it is none, or one of an unknown kind
     */
    static Message read(String message) {
        int end = message.indexOf('\n');
        if (end < 0) {
            throw new IllegalArgumentException("It has one line only.");
        }
        try (JsonReader reader = READERS.createReader(new StringReader(message.substring(0, end)))) {
            JsonObject line = reader.readObject();
            Beat beat = Beat.read(line);
            return beat == null ? Envelope.read(line, message.substring(end + 1)) : beat;
        } catch (RuntimeException
                | StackOverflowError other) { // JSON providers differ in what they throw for deep JSON
            throw new IllegalArgumentException("Its first line is no JSON object of Foyer's.", other);
        }
    }
}
