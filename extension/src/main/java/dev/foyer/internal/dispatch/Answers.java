// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.Map;
import java.util.Optional;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.saved.Arrival;
import dev.foyer.internal.audience.saved.Trail;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Sends replies and errors, none larger than an outbox accepts, because a peer must not be blamed for the size of an
 * answer. If a reply fails for any reason, the peer gets {@code failed} and the failure is logged. Safe for any thread.
 */
public final class Answers {

    private final FrameWriter writer;
    private final EmitValidator validator;
    private final int maxBytes;

    public Answers(FrameWriter writer, EmitValidator validator, int maxBytes) {
        this.writer = writer;
        this.validator = validator;
        this.maxBytes = maxBytes;
    }

    /**
     * Sends the value that a handler returned, if the event asks for a reply. Returns the error that was sent in place
     * of it, if any.
     */
    @Nullable
    Fault reply(Exchange exchange, @Nullable Object returned) {
        String event = exchange.event().name();
        String id = exchange.event().id();
        LiveConnection connection = exchange.connection();
        if (id == null) {
            return null;
        }
        Frame frame;
        try {
            frame = frame(event, id, returned);
        } catch (Exception | Error unanswerable) { // validators and adapters may throw anything
            Log.error(Code.HANDLER_FAILED, unanswerable, event, exchange.where(), connection.id());
            error(Fault.FAILED, event, id, connection);
            return Fault.FAILED;
        }
        connection.offer(frame);
        return null;
    }

    /**
     * Sends an error.
     *
     * @param event the event that failed, or {@code null} if its name could not be read
     * @param id the raw JSON of that event's id, or {@code null} if it had none
     */
    public void error(Fault fault, @Nullable String event, @Nullable String id, LiveConnection connection) {
        connection.offer(fitting(fault, event, id));
    }

    /**
     * Answers new credentials, if the client asked for that.
     *
     * @param id the raw JSON of the id of the frame that had them, or {@code null} if it had none
     * @param expires in how many seconds they expire, or {@code null} if they do not
     */
    public void refreshed(@Nullable String id, @Nullable Long expires, LiveConnection connection) {
        if (id != null) {
            connection.offer(writer.refreshed(id, expires));
        }
    }

    /**
     * Answers a ping.
     *
     * @param arrived the number of messages that have arrived, or -1 if nobody counts them
     */
    public void pong(LiveConnection connection, long arrived) {
        connection.offer(arrived < 0 ? writer.pong() : writer.pong(arrived));
    }

    /**
     * Lets a connection go on that was on another node, and tells its client of rooms in which that is not possible.
     *
     * @param newest how far the client has got there
     */
    public void goOn(Map<String, Position> newest, LiveConnection connection) {
        Trail trail = connection.trail();
        Arrival arrival = trail == null ? null : trail.arrival();
        if (arrival != null) {
            newest.keySet().stream()
                    .filter(room -> !arrival.isOf(room))
                    .forEach(room -> connection.offer(writer.missed(room)));
            arrival.told(newest);
        }
    }

    private Frame frame(String event, String id, @Nullable Object returned) {
        Object data = returned instanceof Optional<?> optional ? optional.orElse(null) : returned;
        if (data != null) {
            validator.check(data);
        }
        Frame frame = writer.reply(event, id, data);
        if (frame.bytes() > maxBytes) {
            throw new IllegalArgumentException(
                    Code.EVENT_TOO_BIG.text("The reply to '" + event + "'", frame.bytes(), maxBytes));
        }
        return frame;
    }

    /** Drops violations until the frame is small enough, then if necessary the event's name, which the peer chose. */
    private Frame fitting(Fault fault, @Nullable String event, @Nullable String id) {
        Fault told = fault;
        Frame frame = writer.error(told, event, id);
        while (isTooBig(frame) && !told.violations().isEmpty()) {
            told = told.withFewerViolations();
            frame = writer.error(told, event, id);
        }
        if (isTooBig(frame)) {
            frame = writer.error(told, null, id);
        }
        if (isTooBig(frame)) { // because of a text from the application
            Log.warning(Code.EVENT_TOO_BIG, "The text of an EventRefused", frame.bytes(), maxBytes);
            frame = writer.error(Fault.FAILED, event, id);
        }
        return frame;
    }

    private boolean isTooBig(Frame frame) {
        return frame.bytes() > maxBytes;
    }
}
