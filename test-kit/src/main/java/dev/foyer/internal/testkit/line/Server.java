// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.line;

import dev.foyer.Closing;

/** The server's end of a line. Called by one thread at a time, in order. */
public interface Server {

    /** Takes a message of the client's. */
    void receive(Message message);

    /** Notes that the client has closed the connection. */
    void closed(Closing closing);

    /** Notes that the line was cut: a reset, not a close frame. */
    void lost();
}
