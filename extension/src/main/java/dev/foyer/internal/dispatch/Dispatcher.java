// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.payload.Reading;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import dev.foyer.internal.wire.Violation;
import org.jspecify.annotations.Nullable;

/** Passes events to their handlers. An event with an id gets exactly one reply or error. Safe for any thread. */
public final class Dispatcher {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final PayloadReader payloads;
    private final RoomEvents rooms;
    private final Answers answers;
    private final Logins logins;
    private final Deadline deadline;

    public Dispatcher(PayloadReader payloads, RoomEvents rooms, Answers answers, Logins logins, Deadline deadline) {
        this.payloads = payloads;
        this.rooms = rooms;
        this.answers = answers;
        this.logins = logins;
        this.deadline = deadline;
    }

    /**
     * Runs the handler on this thread. The stage completes, never exceptionally, when the event is answered.
     *
     * @param late runs the continuation of a handler's stage, on the thread that completes the stage
     */
    public CompletionStage<Void> dispatch(Exchange exchange, Object instance, Executor late) {
        Incoming.Event event = exchange.event();
        EndpointModel endpoint = exchange.endpoint();
        LiveConnection connection = exchange.connection();
        Optional<CallbackModel> found = endpoint.handler(event.name());
        if (found.isEmpty() || isOfRooms(event.name(), endpoint)) {
            return unhandled(exchange);
        }
        CallbackModel handler = found.get();
        Set<String> own = connection.person().rights().roles();
        if (!handler.access().allows(connection.handshake(), own)) {
            if (!handler.access().roles().isEmpty() && own == null) {
                logins.turnedAway(connection.handshake(), endpoint.type());
            }
            return refuse(exchange, Fault.FORBIDDEN);
        }
        Reading reading = handler.payload()
                .map(parameter -> payloads.read(handler, parameter, event.data()))
                .orElse(Reading.NOTHING);
        Fault unread = reading.fault();
        return unread == null ? call(exchange, handler, instance, reading.payload(), late) : refuse(exchange, unread);
    }

    /** Tests whether rooms answer an event although a handler takes all others. */
    private boolean isOfRooms(String event, EndpointModel endpoint) {
        return rooms.answers(event) && !endpoint.methods().events().containsKey(event);
    }

    private CompletionStage<Void> call(
            Exchange exchange, CallbackModel handler, Object instance, @Nullable Object payload, Executor late) {
        var arguments = Arguments.event(exchange.connection(), payload);
        Object result;
        try {
            if (payloads.constrainsParameters(handler)) {
                List<Violation> broken = payloads.violations(instance, handler, arguments.resolve(handler));
                if (!broken.isEmpty()) {
                    return refuse(exchange, Fault.invalid(broken));
                }
            }
            result = Call.invoke(handler, instance, arguments);
        } catch (Exception | Error failure) {
            return failed(exchange, failure);
        }
        if (!(result instanceof CompletionStage<?> stage)) {
            return reply(exchange, result);
        }
        return deadline.on(stage)
                .handleAsync(
                        (value, failure) -> {
                            if (failure == null) {
                                reply(exchange, value);
                            } else {
                                failed(exchange, failure);
                            }
                            return null;
                        },
                        late);
    }

    private CompletionStage<Void> unhandled(Exchange exchange) {
        if (!rooms.answers(exchange.event().name())) {
            return refuse(exchange, Fault.UNKNOWN);
        }
        Fault fault;
        try {
            fault = rooms.answer(exchange.event(), exchange.connection(), payloads);
        } catch (Exception | Error failure) {
            return failed(exchange, failure);
        }
        return fault == null ? reply(exchange, null) : refuse(exchange, fault);
    }

    /** Answers an event that has failed, such as one whose handler could not be called. */
    public CompletionStage<Void> failed(Exchange exchange, Throwable failure) {
        return refuse(exchange, Failures.told(failure, exchange, deadline));
    }

    private CompletionStage<Void> reply(Exchange exchange, @Nullable Object value) {
        Fault fault = answers.reply(exchange, value);
        exchange.course().end(fault == null ? null : fault.code());
        return DONE;
    }

    private CompletionStage<Void> refuse(Exchange exchange, Fault fault) {
        answers.error(fault, exchange.event().name(), exchange.event().id(), exchange.connection());
        exchange.course().end(fault.code());
        return DONE;
    }
}
