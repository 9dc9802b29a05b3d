// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import jakarta.websocket.DecodeException;
import jakarta.websocket.Session;

import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.connection.Line;
import dev.foyer.internal.connection.peer.Misconduct;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.dispatch.Arguments;
import dev.foyer.internal.dispatch.Call;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.model.MessageModel;
import dev.foyer.internal.model.ParameterModel;
import org.jspecify.annotations.Nullable;

/** Calls Jakarta's own {@code @OnMessage} methods of one connection in the inbox's order, and sends their results. */
final class MessageCalls {

    private final Line line;
    private final Lifecycle lifecycle;
    private final Scopes scopes;
    private final ConnectionScope scope;
    private final Session session;
    private final RawSender sender;
    private final MessageCodecs codecs;

    MessageCalls(Line line, Scopes scopes, Session session, RawSender sender, MessageCodecs codecs) {
        this.line = line;
        this.lifecycle = line.lifecycle();
        this.scopes = scopes;
        this.scope = lifecycle.scope();
        this.session = session;
        this.sender = sender;
        this.codecs = codecs;
    }

    /**
     * Queues a message, or a part of one for a method that takes parts.
     *
     * @param bytes its size
     */
    void offer(MessageModel method, Object message, boolean last, int bytes) {
        line.offer(
                () -> {
                    if (last && !lifecycle.conduct().isInTime()) {
                        lifecycle.close(Misconduct.policy("too many messages a second"));
                    } else {
                        handle(method, message, last);
                    }
                    return Task.DONE;
                },
                bytes);
    }

    /** Closes the connection for a message that is too large. */
    void tooBig(int maxBytes) {
        lifecycle.close(Misconduct.tooBig(maxBytes));
    }

    private void handle(MessageModel method, Object message, boolean last) {
        try {
            scopes.within(scope, () -> {
                call(method, message, last);
                return null;
            });
            lifecycle.conduct().badMessages().understood();
        } catch (DecodeException malformed) { // its text may hold the message, so only the application gets it
            lifecycle.misunderstood();
            lifecycle.error(malformed);
        } catch (Exception | Error failure) {
            Log.error(
                    Code.CALLBACK_FAILED,
                    failure,
                    method.callback().kind().annotation(),
                    scope.endpoint().type().getName(),
                    scope.connection().id());
            lifecycle.error(failure);
        }
    }

    private void call(MessageModel method, Object message, boolean last) throws Exception {
        Class<?> type = method.callback().payload().map(ParameterModel::type).orElseThrow();
        var arguments = Arguments.message(scope.connection(), decode(message, type), last, session);
        Object result = Call.invoke(method.callback(), scope.instance(), arguments);
        if (result != null) {
            sender.send(codecs.encode(result));
        }
    }

    private @Nullable Object decode(Object message, Class<?> type) throws Exception {
        if (message instanceof String text) {
            return codecs.decode(text, type);
        }
        return message instanceof byte[] bytes ? codecs.decode(bytes, type) : message;
    }
}
