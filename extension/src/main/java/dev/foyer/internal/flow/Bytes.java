// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.nio.ByteBuffer;

/** Copies bytes. */
public final class Bytes {

    private Bytes() {}

    /** Copies the remaining bytes of a buffer, as the container may reuse the buffer. */
    public static byte[] copy(ByteBuffer buffer) {
        var copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
