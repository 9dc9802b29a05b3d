// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import dev.foyer.Delivery;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.wire.FrameWriter;
import org.jspecify.annotations.Nullable;

/** Validates an event, writes it once and has the same frame delivered to all recipients. Safe for any thread. */
public final class Emitter {

    private final FrameWriter writer;
    private final int maxBytes;
    private final EmitValidator validator;
    private final Distributor distributor;

    public Emitter(FrameWriter writer, int maxBytes, EmitValidator validator, Distributor distributor) {
        this.writer = writer;
        this.maxBytes = maxBytes;
        this.validator = validator;
        this.distributor = distributor;
    }

    /** The key of events of which only the newest is delivered: those with one name for one room, or for no room. */
    private record Newest(String name, @Nullable String room) {}

    @SuppressWarnings("ConstantValue") // some callers are not checked for null
    Delivery emit(Recipients recipients, Object event) {
        if (event == null) {
            throw new IllegalArgumentException(Code.EVENT_NULL.text());
        }
        ServerEvent annotation = event.getClass().getAnnotation(ServerEvent.class);
        if (annotation == null) {
            throw new IllegalArgumentException(
                    Code.SERVER_EVENT_UNNAMED.text(event.getClass().getName()));
        }
        validator.check(event);
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
        Object key = mode == Mode.LATEST ? new Newest(name, recipients.room()) : name;
        return new Delivery(distributor.deliver(recipients.who().get(), frame, mode, key));
    }
}
