// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import dev.foyer.internal.connection.intake.Intake;
import dev.foyer.internal.flow.Utf8;
import dev.foyer.internal.inbound.TextAssembler;
import dev.foyer.internal.inbound.TooBig;
import dev.foyer.internal.model.MessageModel;

/** Takes the text messages of one connection for the {@code @OnMessage} method of its endpoint. */
final class TextMessages implements Intake<String> {

    private final MessageModel method;
    private final MessageCalls calls;
    private final int maxBytes;
    private final TextAssembler assembler;

    TextMessages(MessageModel method, MessageCalls calls, int maxBytes) {
        this.method = method;
        this.calls = calls;
        this.maxBytes = maxBytes;
        this.assembler = new TextAssembler(maxBytes);
    }

    @Override
    public void take(String part, boolean last) {
        if (method.partial()) {
            calls.offer(method, part, last, Utf8.length(part));
            return;
        }
        try {
            assembler.add(part, last).ifPresent(message -> calls.offer(method, message, true, Utf8.length(message)));
        } catch (TooBig tooBig) {
            calls.tooBig(maxBytes);
        }
    }
}
