// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.ArrayList;
import java.util.Collection;

import dev.foyer.Delivery;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.Outbox.Offer;
import dev.foyer.internal.outbound.Outboxes;
import dev.foyer.internal.outbound.ServerEvents;
import dev.foyer.internal.wire.FrameWriter;
import org.jspecify.annotations.Nullable;

/** Validates an event, writes it once and offers the same frame to each recipient's outbox. Safe for any thread. */
public final class Emitter {

    private final FrameWriter writer;
    private final int maxBytes;
    private final ServerEvents events;
    private final Outboxes outboxes;

    public Emitter(FrameWriter writer, int maxBytes, ServerEvents events, Outboxes outboxes) {
        this.writer = writer;
        this.maxBytes = maxBytes;
        this.events = events;
        this.outboxes = outboxes;
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
        Collection<LiveConnection> who = recipients.who().get();
        Object key = mode == Mode.LATEST ? new Newest(name, recipients.room()) : name;
        var claimed = new ArrayList<Outbox>(who.size());
        int reached = 0;
        for (LiveConnection connection : who) {
            Outbox outbox = connection.opened();
            Offer offer = switch (mode) {
                case EVERY -> outbox.put(frame);
                case LATEST -> outbox.putNewest(frame, key);
                case VOLATILE -> outbox.putIfIdle(frame);
            };
            if (offer == Offer.CLAIMED) {
                claimed.add(outbox);
            }
            reached += offer == Offer.DROPPED ? 0 : 1;
        }
        if (!claimed.isEmpty()) {
            outboxes.drain(claimed);
        } else if (reached > 0 && mode == Mode.EVERY) { // something waits for each of them
            outboxes.pace(who.stream().map(LiveConnection::opened).toList());
        }
        return new Delivery(reached);
    }
}
