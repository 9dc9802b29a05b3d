// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

import dev.foyer.internal.flow.Bytes;

/** Joins the parts of a binary message, up to a maximum size. For one thread at a time. */
public final class BinaryAssembler {

    private final MessageSize size;
    // Mutable state: replaced after each message, because an array that has grown never shrinks.
    private ByteArrayOutputStream parts = new ByteArrayOutputStream(0);

    public BinaryAssembler(int maxBytes) {
        this.size = new MessageSize(maxBytes);
    }

    /**
     * Adds a part, which is copied.
     *
     * @return the message, if this was its last part
     * @throws TooBig if the message is larger than allowed
     */
    public Optional<byte[]> add(ByteBuffer part, boolean last) throws TooBig {
        if (!size.add(part.remaining(), last)) {
            reset();
            return Optional.empty();
        }
        byte[] copy = Bytes.copy(part);
        if (last && parts.size() == 0) {
            return Optional.of(copy);
        }
        parts.writeBytes(copy);
        if (!last) {
            return Optional.empty();
        }
        byte[] message = parts.toByteArray();
        reset();
        return Optional.of(message);
    }

    private void reset() {
        parts = new ByteArrayOutputStream(0);
    }
}
