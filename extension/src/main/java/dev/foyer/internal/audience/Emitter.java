// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import dev.foyer.Delivery;
import dev.foyer.ServerEvent;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.FrameWriter;

/** Validates an event, writes it once and offers the same frame to each recipient's outbox. Safe for any thread. */
public final class Emitter {

    private final FrameWriter writer;
    private final int maxBytes;
    private final Validator validator;

    public Emitter(FrameWriter writer, int maxBytes, Validator validator) {
        this.writer = writer;
        this.maxBytes = maxBytes;
        this.validator = validator;
    }

    Delivery emit(Recipients recipients, Object event) {
        ServerEvent annotation = event.getClass().getAnnotation(ServerEvent.class);
        if (annotation == null) {
            throw new IllegalArgumentException(
                    Code.SERVER_EVENT_UNNAMED.text(event.getClass().getName()));
        }
        Set<ConstraintViolation<Object>> violations = validator.validate(event);
        if (!violations.isEmpty()) {
            String told = violations.stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(Code.EVENT_INVALID.text(annotation.value(), told));
        }
        return emit(recipients, annotation.value(), event);
    }

    Delivery emit(Recipients recipients, String name, Object data) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Code.EVENT_BLANK.text());
        }
        Frame frame = writer.event(name, recipients.room(), data);
        if (frame.bytes() > maxBytes) {
            throw new IllegalArgumentException(
                    Code.EVENT_TOO_BIG.text("Event '" + name + "'", frame.bytes(), maxBytes));
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
