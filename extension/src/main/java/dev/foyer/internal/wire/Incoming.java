// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.Map;

import dev.foyer.internal.measure.TraceContext;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** The contents of one frame from a client. */
public sealed interface Incoming {

    /**
     * An event.
     *
     * @param name its name
     * @param data its payload as well-formed JSON, or {@code null} if it has none
     * @param id the raw JSON of its id, or {@code null} if it asks for no reply
     * @param trace where the client's part of its trace is, or {@code null} if it has told none
     */
    record Event(
            String name,
            @Nullable String data,
            @Nullable String id,
            @Nullable TraceContext trace) implements Incoming {

        public Event(String name, @Nullable String data, @Nullable String id) {
            this(name, data, id, null);
        }
    }

    /** A ping. */
    record Ping() implements Incoming {}

    /**
     * How far a client has got that goes on with a connection on this node.
     *
     * @param newest for each room, the position of the newest event that it has got
     */
    record Positions(Map<String, Position> newest) implements Incoming {}

    /**
     * The question what a room remembers.
     *
     * @param room its name
     */
    record StateWanted(String room) implements Incoming {}

    /**
     * New credentials.
     *
     * @param token the token
     * @param id the raw JSON of its id, or {@code null} if it asks for no reply
     */
    record Bearer(String token, @Nullable String id) implements Incoming {

        /** Contains no secret. */
        @Override
        public String toString() {
            return "Bearer[" + id + ']';
        }
    }

    /**
     * A message that is not a frame.
     *
     * @param why the fault, for the client; never contains the message
     * @param id the raw JSON of its id, or {@code null} if none could be read
     */
    record Malformed(String why, @Nullable String id) implements Incoming {}
}
