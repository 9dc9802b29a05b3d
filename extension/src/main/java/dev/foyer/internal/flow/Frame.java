// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A message ready for the wire.
 *
 * @param text the text; empty for a binary message
 * @param bytes its size
 * @param binary the content of a binary message, or {@code null}
 */
public record Frame(String text, int bytes, @Nullable ByteBuffer binary) {

    /** A binary message. */
    public static Frame binary(byte[] content) {
        return new Frame("", content.length, ByteBuffer.wrap(content));
    }

    public Frame(String text) {
        this(text, Utf8.length(text), null);
    }
}
