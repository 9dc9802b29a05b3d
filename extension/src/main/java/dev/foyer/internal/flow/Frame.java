// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A message ready for the wire.
 *
 * @param kind the kind of message
 * @param text the text of a text message; empty for others
 * @param bytes the size of the content
 * @param binary the content of a binary message, a ping or a pong, or {@code null}
 */
public record Frame(
        FrameKind kind, String text, int bytes, @Nullable ByteBuffer binary) {

    /** Creates a text message of the application's own. */
    public Frame(String text) {
        this(FrameKind.TEXT, text, Utf8.length(text), null);
    }

    /** Returns a text message of Foyer's format. */
    public static Frame json(String text) {
        return new Frame(FrameKind.JSON, text, Utf8.length(text), null);
    }

    /** Returns a binary message. */
    public static Frame binary(byte[] content) {
        return new Frame(FrameKind.BINARY, "", content.length, ByteBuffer.wrap(content));
    }

    /** Returns a ping (RFC 6455, section 5.5.2). */
    public static Frame ping(byte[] content) {
        return new Frame(FrameKind.PING, "", content.length, ByteBuffer.wrap(content));
    }

    /** Returns a pong (RFC 6455, section 5.5.3). */
    public static Frame pong(byte[] content) {
        return new Frame(FrameKind.PONG, "", content.length, ByteBuffer.wrap(content));
    }
}
