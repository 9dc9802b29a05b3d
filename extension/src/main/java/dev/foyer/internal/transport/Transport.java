// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.io.IOException;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;

/** What one connection's frames are written to. At most one send is under way at a time. */
public interface Transport {

    /**
     * Sends a frame and returns when the socket has taken it: at once, if there is room in its buffer.
     *
     * @throws IOException if it was not sent
     */
    void send(Frame frame) throws IOException;

    /**
     * Sends a part of a message, as {@link #send}. Between the parts of one message only pings may be sent.
     *
     * @param last whether it is the last part
     * @throws IOException if it was not sent
     */
    void sendPart(Frame part, boolean last) throws IOException;

    /** Starts to close and returns at once. */
    void close(Closing closing);
}
