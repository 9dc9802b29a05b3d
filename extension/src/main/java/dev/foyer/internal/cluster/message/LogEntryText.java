// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.time.Instant;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

import dev.foyer.internal.history.LoggedEvent;
import dev.foyer.internal.history.LoggedEvent.Origin;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes what is in the log of a room, and reads it: a line of JSON, and the frame as clients get it but for its position. */
public final class LogEntryText {

    private LogEntryText() {}

    public static String write(LoggedEvent event) {
        var out = JsonText.quote(
                new StringBuilder(256).append("{\"n\":"), event.origin().node());
        out.append(",\"c\":").append(event.origin().number());
        out.append(",\"t\":").append(event.time().toEpochMilli());
        if (event.to() != null) {
            AddressText.write(out.append(",\"to\":"), event.to());
        }
        ActionText.write(out, event.action());
        return out.toString();
    }

    /** Reads an event, or returns {@code null} if this is none. */
    public static @Nullable LoggedEvent read(String message) {
        int end = message.indexOf('\n');
        if (end < 0) {
            return null;
        }
        try {
            return read(JsonObjects.read(message.substring(0, end)), message.substring(end + 1));
        } catch (RuntimeException
                | StackOverflowError other) { // JSON providers differ in what they throw for deep JSON
            return null;
        }
    }

    private static LoggedEvent read(JsonObject line, String rest) {
        return new LoggedEvent(
                new Origin(line.getString("n", ""), number(line, "c")),
                Instant.ofEpochMilli(number(line, "t")),
                line.containsKey("to") ? AddressText.read(line.get("to")) : null,
                ActionText.read(line, rest));
    }

    /** Returns a number, or 0. */
    private static long number(JsonObject line, String member) {
        return line.get(member) instanceof JsonNumber number ? number.longValueExact() : 0;
    }
}
