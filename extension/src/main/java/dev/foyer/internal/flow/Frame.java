// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A message ready for the wire.
 *
 * @param kind what kind of message
 * @param text the text of a text message; empty for others
 * @param bytes its size
 * @param binary the content of a binary message, or {@code null}
 */
public record Frame(
        Kind kind, String text, int bytes, @Nullable ByteBuffer binary) {

    /** A ping without content (RFC 6455, section 5.5.2). */
    public static final Frame PING = new Frame(Kind.PING, "", 0, null);

    /** The kinds of messages. */
    public enum Kind {
        TEXT,
        BINARY,
        PING
    }

    /** A text message. */
    public Frame(String text) {
        this(Kind.TEXT, text, Utf8.length(text), null);
    }

    /** A binary message. */
    public static Frame binary(byte[] content) {
        return new Frame(Kind.BINARY, "", content.length, ByteBuffer.wrap(content));
    }
}
