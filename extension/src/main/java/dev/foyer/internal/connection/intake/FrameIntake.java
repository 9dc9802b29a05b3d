// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.intake;

import java.util.concurrent.CompletionStage;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.connection.Line;
import dev.foyer.internal.connection.peer.Misconduct;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Utf8;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.inbound.TextAssembler;
import dev.foyer.internal.inbound.TooBig;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.FrameReader;
import dev.foyer.internal.wire.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes text messages in Foyer's format: reads each frame and dispatches its event, in the inbox's order. */
final class FrameIntake implements Intake<String> {

    private final Line line;
    private final Lifecycle lifecycle;
    private final FrameReader reader;
    private final EventHandling events;
    private final int maxBytes;
    private final TextAssembler assembler;
    private final ConnectionScope scope;
    private final LiveConnection connection;

    FrameIntake(Line line, FrameReader reader, EventHandling events, int maxBytes) {
        this.line = line;
        this.lifecycle = line.lifecycle();
        this.reader = reader;
        this.events = events;
        this.maxBytes = maxBytes;
        this.assembler = new TextAssembler(maxBytes);
        this.scope = lifecycle.scope();
        this.connection = scope.connection();
    }

    @Override
    public void take(String part, boolean last) {
        if (!lifecycle.isOpen()) {
            return; // the connection is ending, and later messages are for nobody
        }
        try {
            assembler.add(part, last).ifPresent(this::arrived);
        } catch (TooBig tooBig) {
            lifecycle.close(Misconduct.tooBig(maxBytes));
        }
    }

    /** Takes a message. A ping does not wait for a handler's stage, as it asks whether the server is still there. */
    private void arrived(String text) {
        if (lifecycle.isIdle() || !reader.isPing(text)) {
            line.offer(() -> frame(text), Utf8.length(text));
        } else {
            line.offerUrgent(() -> frame(text), Utf8.length(text));
        }
    }

    private CompletionStage<Void> frame(String text) {
        Incoming incoming = fitting(reader.read(text));
        boolean inTime = lifecycle.conduct().isInTime();
        if (incoming instanceof Incoming.Event event) {
            return inTime ? handled(event) : events.tooFast(event, connection);
        }
        String id = idOf(incoming);
        if (!inTime) {
            return events.error(Fault.RATE_LIMITED, null, id, connection);
        }
        if (incoming instanceof Incoming.Malformed malformed) {
            events.error(Fault.malformed(malformed.why()), null, id, connection);
            lifecycle.misunderstood();
            return Task.DONE;
        }
        lifecycle.conduct().badMessages().understood();
        if (incoming instanceof Incoming.Bearer bearer) {
            return events.refresh(bearer, lifecycle);
        }
        if (incoming instanceof Incoming.Positions positions) {
            return events.goOn(positions.newest(), connection);
        }
        if (incoming instanceof Incoming.StateWanted wanted) {
            return events.tellState(wanted.room(), connection);
        }
        return events.pong(connection, lifecycle.arrived());
    }

    /** Reads new credentials of a client that has not negotiated the subprotocol as it read them before: as nothing. */
    private Incoming fitting(Incoming incoming) {
        return incoming instanceof Incoming.Bearer bearer && !connection.understandsFoyer()
                ? new Incoming.Malformed("it has no event", bearer.id())
                : incoming;
    }

    private static @Nullable String idOf(Incoming incoming) {
        if (incoming instanceof Incoming.Malformed malformed) {
            return malformed.id();
        }
        return incoming instanceof Incoming.Bearer bearer ? bearer.id() : null;
    }

    private CompletionStage<Void> handled(Incoming.Event event) {
        lifecycle.conduct().badMessages().understood();
        boolean concurrent = isConcurrent(event.name());
        return concurrent ? lifecycle.beside(() -> events.dispatch(event, scope)) : events.dispatch(event, scope);
    }

    private boolean isConcurrent(String event) {
        return scope.endpoint().methods().hasConcurrent()
                && scope.endpoint()
                        .handler(event)
                        .filter(CallbackModel::concurrent)
                        .isPresent();
    }
}
