// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.nio.ByteBuffer;

import jakarta.websocket.DecodeException;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

import dev.foyer.internal.connection.Conduct;
import dev.foyer.internal.connection.Frames;
import dev.foyer.internal.connection.Intake;
import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.container.Application;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.dispatch.Arguments;
import dev.foyer.internal.dispatch.Call;
import dev.foyer.internal.flow.Utf8;
import dev.foyer.internal.inbound.BinaryAssembler;
import dev.foyer.internal.inbound.TextAssembler;
import dev.foyer.internal.inbound.TooBig;
import dev.foyer.internal.model.MessageModel;
import dev.foyer.internal.model.MessageModel.Kind;
import dev.foyer.internal.model.ParameterModel;
import org.jspecify.annotations.Nullable;

/** Jakarta's own {@code @OnMessage} methods of one connection: calls them in the inbox's order, and sends what they return. */
final class Messages implements Intake {

    private final Application application;
    private final ConnectionScope scope;
    private final Lifecycle lifecycle;
    private final Frames frames;
    private final Session session;
    private final RawSender sender;
    private final MessageCodecs codecs;
    private final TextAssembler texts;
    private final BinaryAssembler binaries;

    Messages(
            Application application,
            ConnectionScope scope,
            Lifecycle lifecycle,
            Frames frames,
            Session session,
            RawSender sender,
            MessageCodecs codecs) {
        this.application = application;
        this.scope = scope;
        this.lifecycle = lifecycle;
        this.frames = frames;
        this.session = session;
        this.sender = sender;
        this.codecs = codecs;
        this.texts = new TextAssembler(maxBytes(Kind.TEXT));
        this.binaries = new BinaryAssembler(maxBytes(Kind.BINARY));
    }

    /** The largest message of a kind: what the method says, else the setting. */
    int maxBytes(Kind kind) {
        MessageModel method = method(kind);
        long own = method == null ? -1 : method.maxBytes();
        return own < 0 ? application.settings().maxFrameBytes() : (int) Math.min(own, Integer.MAX_VALUE / 8);
    }

    /** A part of a text message. */
    @Override
    public void text(String part, boolean last) {
        lifecycle.heard();
        MessageModel method = method(Kind.TEXT);
        if (method == null) {
            frames.text(part, last);
            return;
        }
        if (method.partial()) {
            offer(method, part, last, Utf8.length(part));
            return;
        }
        try {
            texts.add(part, last).ifPresent(message -> offer(method, message, true, Utf8.length(message)));
        } catch (TooBig tooBig) {
            lifecycle.close(Conduct.tooBig(maxBytes(Kind.TEXT)));
        }
    }

    /** A part of a binary message. */
    @Override
    public void binary(ByteBuffer part, boolean last) {
        lifecycle.heard();
        MessageModel method = method(Kind.BINARY);
        if (method == null) {
            frames.binary(part, last);
            return;
        }
        if (method.partial()) {
            offer(method, BinaryAssembler.copy(part), last, part.remaining());
            return;
        }
        try {
            binaries.add(part, last).ifPresent(message -> offer(method, message, true, message.length));
        } catch (TooBig tooBig) {
            lifecycle.close(Conduct.tooBig(maxBytes(Kind.BINARY)));
        }
    }

    /** The answer to a ping; for the application, if it sent that ping itself. */
    @Override
    public void pong(PongMessage pong) {
        MessageModel method = method(Kind.PONG);
        if (!lifecycle.pong(pong.getApplicationData()) && method != null) {
            offer(method, pong, true, 0);
        }
    }

    private void offer(MessageModel method, Object message, boolean last, int bytes) {
        lifecycle.offer(
                () -> {
                    if (last && !lifecycle.isInTime()) {
                        lifecycle.close(Conduct.policy("too many messages a second"));
                    } else {
                        handle(method, message, last);
                    }
                    return Lifecycle.DONE;
                },
                bytes);
    }

    private void handle(MessageModel method, Object message, boolean last) {
        try {
            application.scopes().within(scope, () -> {
                call(method, message, last);
                return null;
            });
            lifecycle.understood();
        } catch (DecodeException malformed) { // its text may hold the message, so it is for the application alone
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
        Object result = Call.invoke(method.callback(), scope.instance(application.instances()), arguments);
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

    private @Nullable MessageModel method(Kind kind) {
        return scope.endpoint().methods().messages().get(kind);
    }
}
