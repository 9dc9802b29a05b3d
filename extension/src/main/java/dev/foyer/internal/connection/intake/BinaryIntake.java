// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.intake;

import java.nio.ByteBuffer;

import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.connection.Line;
import dev.foyer.internal.connection.peer.Misconduct;
import dev.foyer.internal.inbound.MessageSize;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.inbound.TooBig;
import dev.foyer.internal.wire.Fault;

/** Answers the binary messages of a connection whose endpoint takes none with errors, and limits their size. */
final class BinaryIntake implements Intake<ByteBuffer> {

    private final Line line;
    private final Lifecycle lifecycle;
    private final EventHandling events;
    private final int maxBytes;
    private final MessageSize size;

    BinaryIntake(Line line, EventHandling events, int maxBytes) {
        this.line = line;
        this.lifecycle = line.lifecycle();
        this.events = events;
        this.maxBytes = maxBytes;
        this.size = new MessageSize(maxBytes);
    }

    @Override
    public void take(ByteBuffer part, boolean last) {
        if (!lifecycle.isOpen()) {
            return;
        }
        try {
            size.add(part.remaining(), last);
            if (last) {
                line.offer(
                        () -> {
                            events.error(
                                    Fault.malformed("it is binary"),
                                    null,
                                    null,
                                    lifecycle.scope().connection());
                            lifecycle.misunderstood();
                            return Task.DONE;
                        },
                        0);
            }
        } catch (TooBig tooBig) {
            lifecycle.close(Misconduct.tooBig(maxBytes));
        }
    }
}
