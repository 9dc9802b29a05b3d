// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.nio.ByteBuffer;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import org.jspecify.annotations.Nullable;

/** Splits a frame that is too large to be sent at once (RFC 6455, section 5.4). For one thread at a time. */
final class Fragments {

    private final String text;
    private final @Nullable ByteBuffer binary;
    private int position; // in the text, or in the content
    private int rest; // bytes

    Fragments(Frame frame) {
        this.text = frame.text();
        this.binary = frame.binary();
        this.rest = frame.bytes();
    }

    /** Returns the number of bytes left. */
    int rest() {
        return rest;
    }

    /**
     * Takes the next part.
     *
     * @param maxBytes the largest size of the part; at least 4, so that every character fits
     */
    Fragment next(int maxBytes) {
        Frame content = binary == null ? text(maxBytes) : binary(binary, maxBytes);
        rest -= content.bytes();
        return new Fragment(content, rest == 0);
    }

    private Frame text(int maxBytes) {
        int end = position;
        int bytes = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            int size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes + size > maxBytes) {
                break;
            }
            bytes += size;
            end += Character.charCount(character);
        }
        String part = text.substring(position, end);
        position = end;
        return new Frame(FrameKind.TEXT, part, bytes, null);
    }

    private Frame binary(ByteBuffer content, int maxBytes) {
        var part = new byte[Math.min(rest, maxBytes)];
        content.get(position, part);
        position += part.length;
        return Frame.binary(part);
    }
}
