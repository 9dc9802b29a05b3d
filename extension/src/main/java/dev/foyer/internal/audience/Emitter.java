// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import dev.foyer.Delivery;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.FrameWriter;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.ServerEvents;
import org.jspecify.annotations.Nullable;

/** Validates an event, writes it once and offers the same frame to each recipient's outbox. Safe for any thread. */
public final class Emitter {

    private final FrameWriter writer;
    private final int maxBytes;
    private final ServerEvents events;

    public Emitter(FrameWriter writer, int maxBytes, ServerEvents events) {
        this.writer = writer;
        this.maxBytes = maxBytes;
        this.events = events;
    }

    /** What of which only the newest is delivered: the events of one name to one room, or to no room. */
    private record Newest(String name, @Nullable String room) {}

    @SuppressWarnings("ConstantValue") // callers that are not checked for null
    Delivery emit(Recipients recipients, Object event) {
        if (event == null) {
            throw new IllegalArgumentException(Code.EVENT_NULL.text());
        }
        ServerEvent annotation = event.getClass().getAnnotation(ServerEvent.class);
        if (annotation == null) {
            throw new IllegalArgumentException(
                    Code.SERVER_EVENT_UNNAMED.text(event.getClass().getName()));
        }
        events.check(event);
        return emit(recipients, annotation.value(), event, annotation.delivery());
    }

    Delivery emit(Recipients recipients, String name, @Nullable Object data) {
        return emit(recipients, name, data, Mode.EVERY);
    }

    private Delivery emit(Recipients recipients, String name, @Nullable Object data, Mode mode) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Code.EVENT_BLANK.text());
        }
        Frame frame = writer.event(name, recipients.room(), data);
        if (frame.bytes() > maxBytes) {
            throw new IllegalArgumentException(
                    Code.EVENT_TOO_BIG.text("Event '" + name + "'", frame.bytes(), maxBytes));
        }
        int reached = 0;
        var newest = new Newest(name, recipients.room());
        for (LiveConnection connection : recipients.who().get()) {
            Outbox outbox = connection.opened();
            boolean queued = switch (mode) {
                case EVERY -> outbox.offer(frame);
                case LATEST -> outbox.offerNewest(frame, newest);
                case VOLATILE -> outbox.offerIfIdle(frame);
            };
            if (queued) {
                reached++;
            }
        }
        return new Delivery(reached);
    }
}
