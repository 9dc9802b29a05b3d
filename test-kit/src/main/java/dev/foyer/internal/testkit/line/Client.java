// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.line;

import dev.foyer.Closing;

/** The client's end of a line. Called by one thread at a time, in order. */
public interface Client {

    /** Takes a message that the client has read. */
    void read(Message message);

    /** Notes that the line has ended, with the code that a browser would report. */
    void ended(Closing closing);
}
