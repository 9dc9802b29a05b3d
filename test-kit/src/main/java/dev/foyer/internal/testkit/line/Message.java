// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.line;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.foyer.Closing;

/** A message of the WebSocket protocol, or a part of one (RFC 6455, section 5.6). */
public sealed interface Message {

    /** The largest header of a frame from a server (RFC 6455, section 5.2). */
    int HEADER = 10;

    /** Returns the number of bytes that it takes on the line. */
    int bytes();

    /** A text, or a part of one. */
    record Text(String text, boolean last) implements Message {
        @Override
        public int bytes() {
            return HEADER + text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Binary data, or a part of it. */
    record Binary(ByteBuffer content, boolean last) implements Message {
        @Override
        public int bytes() {
            return HEADER + content.remaining();
        }
    }

    /** A ping. */
    record Ping(ByteBuffer content) implements Message {
        @Override
        public int bytes() {
            return HEADER + content.remaining();
        }
    }

    /** A pong. */
    record Pong(ByteBuffer content) implements Message {
        @Override
        public int bytes() {
            return HEADER + content.remaining();
        }
    }

    /** A close frame, or its answer. */
    record Close(Closing closing) implements Message {
        @Override
        public int bytes() {
            return HEADER;
        }
    }
}
