// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.io.IOException;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;

/** Writes the frames of one connection. At most one send is under way at a time. */
public interface Transport {

    /**
     * Sends a frame and returns when the socket has accepted it, which is at once if its buffer has room.
     *
     * @throws IOException if the frame was not sent
     */
    void send(Frame frame) throws IOException;

    /**
     * Sends a part of a message, like {@link #send}. Only pings may be sent between the parts of a message.
     *
     * @param last whether it is the last part
     * @throws IOException if the part was not sent
     */
    void sendPart(Frame part, boolean last) throws IOException;

    /** Starts to close, and returns at once. */
    void close(Closing closing);
}
