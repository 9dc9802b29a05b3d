// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.PongMessage;

import dev.foyer.internal.container.Application;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Utf8;
import dev.foyer.internal.inbound.MessageSize;
import dev.foyer.internal.inbound.TextAssembler;
import dev.foyer.internal.inbound.TooBig;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import org.jspecify.annotations.Nullable;

/** What one connection sends in Foyer's format: each frame is read, and its event dispatched, in the inbox's order. */
public final class Frames implements Intake {

    private final Application application;
    private final ConnectionScope scope;
    private final Lifecycle lifecycle;
    private final TextAssembler assembler;
    private final MessageSize binary;

    public Frames(Application application, ConnectionScope scope, Lifecycle lifecycle) {
        this.application = application;
        this.scope = scope;
        this.lifecycle = lifecycle;
        this.assembler = new TextAssembler(application.settings().maxFrameBytes());
        this.binary = new MessageSize(application.settings().maxFrameBytes());
    }

    /** A part of a text message. */
    @Override
    public void text(String part, boolean last) {
        lifecycle.heard();
        if (!lifecycle.isOpen()) {
            return; // what arrives while the connection is ending is for nobody
        }
        try {
            assembler.add(part, last).ifPresent(this::arrived);
        } catch (TooBig tooBig) {
            lifecycle.close(Conduct.tooBig(application.settings().maxFrameBytes()));
        }
    }

    /** A part of a binary message, which is no frame, and not read without end. */
    @Override
    public void binary(ByteBuffer part, boolean last) {
        lifecycle.heard();
        if (!lifecycle.isOpen()) {
            return;
        }
        try {
            binary.add(part.remaining(), last);
            if (last) {
                lifecycle.offer(() -> malformed("it is binary", null), 0);
            }
        } catch (TooBig tooBig) {
            lifecycle.close(Conduct.tooBig(application.settings().maxFrameBytes()));
        }
    }

    @Override
    public void pong(PongMessage pong) {
        lifecycle.pong(pong.getApplicationData());
    }

    /** A ping does not wait for a handler's stage: it asks whether the server is still there. */
    private void arrived(String text) {
        if (lifecycle.isWaiting() && application.reader().isPing(text)) {
            if (lifecycle.isInTime()) {
                lifecycle.understood();
                lifecycle.answerPing();
                return;
            }
            lifecycle.offer(() -> error(Fault.RATE_LIMITED, null, null), 0);
            return;
        }
        lifecycle.offer(() -> frame(text), Utf8.length(text));
    }

    private CompletionStage<Void> frame(String text) {
        Incoming incoming = application.reader().read(text);
        Incoming.Event event = incoming instanceof Incoming.Event sent ? sent : null;
        if (!lifecycle.isInTime()) {
            return event == null
                    ? error(Fault.RATE_LIMITED, null, idOf(incoming))
                    : error(Fault.RATE_LIMITED, event.name(), event.id());
        }
        if (incoming instanceof Incoming.Malformed malformed) {
            return malformed(malformed.why(), malformed.id());
        }
        lifecycle.understood();
        if (event == null) {
            scope.connection().offer(application.writer().pong());
            return Lifecycle.DONE;
        }
        if (scope.endpoint()
                .handler(event.name())
                .filter(CallbackModel::concurrent)
                .isPresent()) {
            return lifecycle.beside(() -> dispatch(event));
        }
        return dispatch(event);
    }

    private CompletionStage<Void> dispatch(Incoming.Event event) {
        try {
            return application
                    .scopes()
                    .within(
                            scope,
                            event.name(),
                            () -> application
                                    .dispatcher()
                                    .dispatch(
                                            event,
                                            scope.endpoint(),
                                            scope.connection(),
                                            scope.instance(application.instances()),
                                            application.scopes().resuming(scope)));
        } catch (Exception | Error failure) { // the endpoint's instance could not be made
            return application.dispatcher().failed(event, scope.endpoint(), scope.connection(), failure);
        }
    }

    private CompletionStage<Void> error(Fault fault, @Nullable String event, @Nullable String id) {
        application.answers().error(fault, event, id, scope.connection());
        return Lifecycle.DONE;
    }

    private CompletionStage<Void> malformed(String why, @Nullable String id) {
        error(Fault.malformed(why), null, id);
        lifecycle.misunderstood();
        return Lifecycle.DONE;
    }

    private static @Nullable String idOf(Incoming incoming) {
        return incoming instanceof Incoming.Malformed malformed ? malformed.id() : null;
    }
}
