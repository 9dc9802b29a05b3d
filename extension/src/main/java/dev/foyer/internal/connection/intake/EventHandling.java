// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.intake;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.connection.identity.Refreshing;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.dispatch.Dispatcher;
import dev.foyer.internal.dispatch.Exchange;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.measure.Course;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.measure.Trace;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Handles events in the scope of their connections, and answers messages that are no events. Safe for any thread. */
public final class EventHandling {

    private final Scopes scopes;
    private final Dispatcher dispatcher;
    private final Answers answers;
    private final Measures measures;
    private final Refreshing refreshing;

    public EventHandling(
            Scopes scopes, Dispatcher dispatcher, Answers answers, Measures measures, Refreshing refreshing) {
        this.scopes = scopes;
        this.dispatcher = dispatcher;
        this.answers = answers;
        this.measures = measures;
        this.refreshing = refreshing;
    }

    /** Runs the handler of an event on this thread. */
    CompletionStage<Void> dispatch(Incoming.Event event, ConnectionScope scope) {
        LiveConnection connection = scope.connection();
        Course course = measures.begin(connection.endpoint(), event.name(), event.trace(), scope.trace());
        var exchange = new Exchange(event, scope.endpoint(), connection, course);
        try {
            return scopes.within(scope, event.name(), () -> {
                Trace.Entered entered = course.enter();
                try {
                    return dispatcher.dispatch(exchange, scope.instance(), scopes.resuming(scope));
                } finally {
                    entered.close();
                }
            });
        } catch (Exception | Error failure) { // the endpoint's instance could not be created
            return dispatcher.failed(exchange, failure);
        }
    }

    /** Answers an event that comes too fast. */
    CompletionStage<Void> tooFast(Incoming.Event event, LiveConnection connection) {
        measures.refused(connection.endpoint(), event.name(), Fault.RATE_LIMITED.code());
        return error(Fault.RATE_LIMITED, event.name(), event.id(), connection);
    }

    /**
     * Sends an error.
     *
     * @param event the name of the event that it is about, or {@code null} if the message is not known to be one
     * @param id the raw JSON of the message's id, or {@code null} if it had none
     */
    CompletionStage<Void> error(Fault fault, @Nullable String event, @Nullable String id, LiveConnection connection) {
        answers.error(fault, event, id, connection);
        return Task.DONE;
    }

    /** Takes how far the client of a connection has got on another node. */
    CompletionStage<Void> goOn(Map<String, Position> newest, LiveConnection connection) {
        answers.goOn(newest, connection);
        return Task.DONE;
    }

    /** Tells a client again what a room remembers. */
    CompletionStage<Void> tellState(String room, LiveConnection connection) {
        connection.tellState(room);
        return Task.DONE;
    }

    /** Takes new credentials of a client that understands the subprotocol {@code foyer.v1}. */
    CompletionStage<Void> refresh(Incoming.Bearer bearer, Lifecycle lifecycle) {
        refreshing.refresh(bearer, lifecycle);
        return Task.DONE;
    }

    /**
     * Answers a ping.
     *
     * @param arrived the number of messages that have arrived, or -1 if nobody counts them
     */
    CompletionStage<Void> pong(LiveConnection connection, long arrived) {
        answers.pong(connection, arrived);
        return Task.DONE;
    }
}
