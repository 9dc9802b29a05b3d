// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import jakarta.json.bind.Jsonb;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.records.RecordJsonb;
import org.jspecify.annotations.Nullable;

/** Writes the server's frames in the format {@code foyer.v1}. Safe for any thread. */
public final class FrameWriter {

    private static final Frame PONG = Frame.json("{\"pong\":1}");

    private final Jsonb jsonb;
    private final @Nullable RecordJsonb records;
    private final int maxFrameBytes;
    private final Surroundings surroundings;
    private final InexactNumbers inexact = new InexactNumbers();

    /**
     * Creates a writer for one application.
     *
     * @param maxFrameBytes the largest message that a client may send
     */
    public FrameWriter(Jsonb jsonb, int maxFrameBytes) {
        this(jsonb, maxFrameBytes, Surroundings.PRESENT);
    }

    /** Creates a writer that can be used on any thread. JSON-B's adapters are called within the surroundings. */
    public FrameWriter(Jsonb jsonb, int maxFrameBytes, Surroundings surroundings) {
        this.records = jsonb instanceof RecordJsonb found ? found : null;
        this.jsonb = records == null ? jsonb : records.library();
        this.maxFrameBytes = maxFrameBytes;
        this.surroundings = surroundings;
    }

    /**
     * Returns an event.
     *
     * @param room the room it is emitted to, if it is a single room
     * @param data its payload, if it has one
     * @throws IllegalArgumentException if the data cannot be written
     */
    public Frame event(String name, @Nullable String room, @Nullable Object data) {
        return event(name, room, data, null);
    }

    /**
     * Returns an event that is a part of a trace.
     *
     * @param trace its {@code traceparent}, which needs no escapes, or {@code null} if clients are not told
     */
    public Frame event(String name, @Nullable String room, @Nullable Object data, @Nullable String trace) {
        var out = new StringBuilder(128).append("{\"event\":");
        JsonText.quote(out, name);
        if (room != null) {
            JsonText.quote(out.append(",\"room\":"), room);
        }
        if (trace != null) {
            out.append(",\"traceparent\":\"").append(trace).append('"');
        }
        if (data != null) {
            out.append(",\"data\":").append(json(name, data));
        }
        return Frame.json(out.append('}').toString());
    }

    /**
     * Returns a reply.
     *
     * @param id the raw JSON of the id of the event it answers
     * @throws IllegalArgumentException if the value cannot be written
     */
    public Frame reply(String event, String id, @Nullable Object value) {
        var out = new StringBuilder(64).append("{\"reply\":").append(id);
        if (value != null) {
            out.append(",\"data\":").append(json(event, value));
        }
        return Frame.json(out.append('}').toString());
    }

    /**
     * Returns the reply to new credentials.
     *
     * @param id the raw JSON of the id of the frame that had them
     * @param expires in how many seconds they expire, or {@code null} if they do not
     */
    public Frame refreshed(String id, @Nullable Long expires) {
        String data = expires == null ? "{}" : "{\"expires\":" + expires + '}';
        return Frame.json("{\"reply\":" + id + ",\"data\":" + data + '}');
    }

    /**
     * Returns an error.
     *
     * @param event the event that failed, or {@code null} if its name could not be read
     * @param id the raw JSON of that event's id, or {@code null} if it had none
     */
    public Frame error(Fault fault, @Nullable String event, @Nullable String id) {
        var out = new StringBuilder(128).append("{\"error\":{\"code\":");
        JsonText.quote(out, fault.code());
        if (event != null) {
            JsonText.quote(out.append(",\"event\":"), event);
        }
        JsonText.quote(out.append(",\"message\":"), fault.message());
        if (!fault.violations().isEmpty()) {
            String separator = ",\"violations\":[";
            for (var violation : fault.violations()) {
                JsonText.quote(out.append(separator).append("{\"path\":"), violation.path());
                JsonText.quote(out.append(",\"message\":"), violation.message()).append('}');
                separator = ",";
            }
            out.append(']');
        }
        out.append('}');
        if (id != null) {
            out.append(",\"reply\":").append(id);
        }
        return Frame.json(out.append('}').toString());
    }

    /** Returns the first frame of a connection. */
    public Frame welcome(Welcomed to) {
        return new WelcomeFrame(to, maxFrameBytes).frame();
    }

    /** Returns the first frame of a connection to which its client can come back. */
    public Frame welcome(Welcomed to, ResumeTicket ticket) {
        return new WelcomeFrame(to, maxFrameBytes).with(ticket).frame();
    }

    /** Returns the first frame of a connection that comes from another node. */
    public Frame moved(Welcomed to, ResumeTicket ticket) {
        return new WelcomeFrame(to, maxFrameBytes).with(ticket).moved().frame();
    }

    /**
     * Returns the first frame on a new line of a connection.
     *
     * @param got the number of messages that have arrived on all lines before
     * @param dropped the number of the last frame that the client will not get, or -1 if it gets all
     */
    public Frame resumed(Welcomed to, ResumeTicket ticket, long got, long dropped) {
        return new WelcomeFrame(to, maxFrameBytes)
                .with(ticket)
                .resumed(got, dropped)
                .frame();
    }

    /**
     * Returns the frame that says that events may have been lost.
     *
     * @param room the room concerned, or {@code null} if it can be every room
     */
    public Frame missed(@Nullable String room) {
        if (room == null) {
            return Frame.json("{\"missed\":{}}");
        }
        var out = JsonText.quote(new StringBuilder("{\"missed\":{\"room\":"), room);
        return Frame.json(out.append("}}").toString());
    }

    public Frame pong() {
        return PONG;
    }

    /**
     * Returns the answer to a ping, and a sign of life.
     *
     * @param arrived the number of messages that have arrived
     */
    public Frame pong(long arrived) {
        return Frame.json("{\"pong\":" + arrived + '}');
    }

    /**
     * Returns data as JSON that can be a part of a frame.
     *
     * @param event what the data is called in an error
     * @throws IllegalArgumentException if the data cannot be written
     */
    public String json(String event, Object data) {
        try {
            String plain =
                    records != null && records.isPlain(data) ? surroundings.supply(() -> records.write(data)) : null;
            if (plain != null) {
                return plain; // it can be encoded, and its numbers are exact
            }
            String json = JsonText.encodable(surroundings.supply(() -> jsonb.toJson(data)));
            inexact.tell(data, json);
            return json;
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            // not only JSON-B's own: adapters may throw anything, and data may be endless
            throw new IllegalArgumentException(
                    Code.EVENT_UNWRITABLE.text(event, data.getClass().getName()), failure);
        }
    }
}
