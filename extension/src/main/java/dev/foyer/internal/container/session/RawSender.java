// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Frame;

/**
 * Queues messages that are not events. Safe for any thread.
 *
 * @param connection the recipient
 * @param maxBytes the size of the largest message
 */
record RawSender(LiveConnection connection, int maxBytes) {

    /** Queues a message. Returns false if the connection is closed. */
    boolean send(Frame frame) {
        if (frame.bytes() > maxBytes) {
            throw new IllegalArgumentException(Code.EVENT_TOO_BIG.text("A message", frame.bytes(), maxBytes));
        }
        return connection.offer(frame);
    }
}
