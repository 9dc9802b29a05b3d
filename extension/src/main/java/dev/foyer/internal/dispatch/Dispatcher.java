// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.foyer.EventRefused;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.flow.Causes;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.payload.Reading;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Fault.Violation;
import dev.foyer.internal.wire.Incoming;
import org.jspecify.annotations.Nullable;

/** Hands an event to its handler, and answers it with exactly one reply or error if it has an id. Safe for any thread. */
public final class Dispatcher {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final PayloadReader payloads;
    private final GuardedRooms guarded;
    private final Answers answers;
    private final Logins logins;
    private final Duration timeout;
    private final ScheduledExecutorService timer;

    public Dispatcher(
            PayloadReader payloads,
            GuardedRooms guarded,
            Answers answers,
            Logins logins,
            Duration timeout,
            ScheduledExecutorService timer) {
        this.payloads = payloads;
        this.guarded = guarded;
        this.answers = answers;
        this.logins = logins;
        this.timeout = timeout;
        this.timer = timer;
    }

    /**
     * Runs the handler on this thread. The stage completes, never exceptionally, when the event is answered.
     *
     * @param late runs what follows a stage, on the thread that completes it
     */
    public CompletionStage<Void> dispatch(
            Incoming.Event event, EndpointModel endpoint, LiveConnection connection, Object instance, Executor late) {
        boolean own = endpoint.events().containsKey(event.name());
        Optional<CallbackModel> found = endpoint.handler(event.name());
        if (found.isEmpty() || (!own && guarded.answers(event.name()))) {
            return unhandled(event, endpoint, connection);
        }
        CallbackModel handler = found.get();
        if (!handler.access().allows(connection.handshake())) {
            if (!handler.access().roles().isEmpty()) {
                logins.turnedAway(connection.handshake(), endpoint.type());
            }
            return refuse(event, connection, Fault.FORBIDDEN);
        }
        Reading reading = handler.payload()
                .map(parameter -> payloads.read(handler, parameter, event.data()))
                .orElseGet(() -> new Reading(null, null));
        Fault unread = reading.fault();
        if (unread != null) {
            return refuse(event, connection, unread);
        }
        var arguments = new Arguments(connection, reading.payload(), null, List.of());
        Object result;
        try {
            if (payloads.constrainsParameters(handler)) {
                List<Violation> broken = payloads.violations(instance, handler, arguments.resolve(handler));
                if (!broken.isEmpty()) {
                    return refuse(event, connection, Fault.invalid(broken));
                }
            }
            result = Call.invoke(handler, instance, arguments);
        } catch (Exception | Error failure) {
            return refuse(event, connection, fault(event, endpoint, connection, failure));
        }
        if (!(result instanceof CompletionStage<?> stage)) {
            return reply(event, endpoint, connection, result);
        }
        return within(timeout, stage)
                .handleAsync(
                        (value, failure) -> {
                            if (failure == null) {
                                reply(event, endpoint, connection, value);
                            } else {
                                refuse(event, connection, fault(event, endpoint, connection, failure));
                            }
                            return null;
                        },
                        late);
    }

    private CompletionStage<Void> unhandled(Incoming.Event event, EndpointModel endpoint, LiveConnection connection) {
        if (!guarded.answers(event.name())) {
            return refuse(event, connection, Fault.UNKNOWN);
        }
        Fault fault;
        try {
            fault = guarded.answer(event, connection, payloads);
        } catch (Exception | Error failure) {
            fault = fault(event, endpoint, connection, failure);
        }
        return fault == null ? reply(event, endpoint, connection, null) : refuse(event, connection, fault);
    }

    /** What an event is answered that failed before its handler could be called. */
    public CompletionStage<Void> failed(
            Incoming.Event event, EndpointModel endpoint, LiveConnection connection, Throwable failure) {
        return refuse(event, connection, fault(event, endpoint, connection, failure));
    }

    private CompletionStage<Void> reply(
            Incoming.Event event, EndpointModel endpoint, LiveConnection connection, @Nullable Object value) {
        answers.reply(event, endpoint, connection, value);
        return DONE;
    }

    private CompletionStage<Void> refuse(Incoming.Event event, LiveConnection connection, Fault fault) {
        answers.error(fault, event.name(), event.id(), connection);
        return DONE;
    }

    private Fault fault(Incoming.Event event, EndpointModel endpoint, LiveConnection connection, Throwable thrown) {
        Optional<EventRefused> refused = Causes.find(thrown, EventRefused.class);
        if (refused.isPresent()) {
            return new Fault(refused.get().code(), refused.get().message());
        }
        if (Causes.isAccessDenied(thrown)) {
            return Fault.FORBIDDEN;
        }
        Throwable failure = Causes.of(thrown);
        if (failure instanceof Late) {
            Log.warning(Code.HANDLER_LATE, event.name(), endpoint.type().getName(), timeout, connection.id());
            return Fault.TIMEOUT;
        }
        Log.error(Code.HANDLER_FAILED, failure, event.name(), endpoint.type().getName(), connection.id());
        return Fault.FAILED;
    }

    /** The stage's outcome, or {@link Late}; the application's own stage is left as it is. */
    private CompletableFuture<Object> within(Duration limit, CompletionStage<?> stage) {
        var outcome = new CompletableFuture<Object>();
        var alarm = timer.schedule(
                () -> outcome.completeExceptionally(new Late()), limit.toMillis(), TimeUnit.MILLISECONDS);
        stage.whenComplete((value, failure) -> {
            alarm.cancel(false);
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        });
        return outcome;
    }

    /** Our own timeout, to be told from a {@code TimeoutException} of the application. */
    private static final class Late extends TimeoutException {
        private static final long serialVersionUID = 1L;
    }
}
