// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import dev.foyer.Delivery;
import dev.foyer.ServerEvent;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.FrameWriter;

/** Writes an event once and offers the same frame to each recipient's outbox. Safe for any thread. */
public final class Emitter {

    private final FrameWriter writer;
    private final int maxBytes;

    public Emitter(FrameWriter writer, int maxBytes) {
        this.writer = writer;
        this.maxBytes = maxBytes;
    }

    Delivery emit(Recipients recipients, Object event) {
        ServerEvent annotation = event.getClass().getAnnotation(ServerEvent.class);
        if (annotation == null) {
            throw new IllegalArgumentException(
                    Code.SERVER_EVENT_UNNAMED.text(event.getClass().getName()));
        }
        return emit(recipients, annotation.value(), event);
    }

    Delivery emit(Recipients recipients, String name, Object data) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Code.EVENT_BLANK.text());
        }
        Frame frame = writer.event(name, recipients.room(), data);
        if (frame.bytes() > maxBytes) {
            throw new IllegalArgumentException(Code.EVENT_TOO_BIG.text(name, frame.bytes(), maxBytes));
        }
        int reached = 0;
        for (LiveConnection connection : recipients.who().get()) {
            if (connection.offer(frame)) {
                reached++;
            }
        }
        return new Delivery(reached);
    }
}
