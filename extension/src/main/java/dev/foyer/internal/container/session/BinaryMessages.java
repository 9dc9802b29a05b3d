// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.nio.ByteBuffer;

import dev.foyer.internal.connection.intake.Intake;
import dev.foyer.internal.flow.Bytes;
import dev.foyer.internal.inbound.BinaryAssembler;
import dev.foyer.internal.inbound.TooBig;
import dev.foyer.internal.model.MessageModel;

/** Takes the binary messages of one connection for the {@code @OnMessage} method of its endpoint. */
final class BinaryMessages implements Intake<ByteBuffer> {

    private final MessageModel method;
    private final MessageCalls calls;
    private final int maxBytes;
    private final BinaryAssembler assembler;

    BinaryMessages(MessageModel method, MessageCalls calls, int maxBytes) {
        this.method = method;
        this.calls = calls;
        this.maxBytes = maxBytes;
        this.assembler = new BinaryAssembler(maxBytes);
    }

    @Override
    public void take(ByteBuffer part, boolean last) {
        if (method.partial()) {
            calls.offer(method, Bytes.copy(part), last, part.remaining());
            return;
        }
        try {
            assembler.add(part, last).ifPresent(message -> calls.offer(method, message, true, message.length));
        } catch (TooBig tooBig) {
            calls.tooBig(maxBytes);
        }
    }
}
