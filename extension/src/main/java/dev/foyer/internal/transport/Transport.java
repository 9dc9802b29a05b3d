// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.io.IOException;
import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/** What one connection's frames are written to. At most one send is under way at a time, whichever of the two. */
public interface Transport {

    /**
     * Starts to send a frame and returns without waiting for the peer.
     *
     * @param done called once, on any thread, possibly before this method returns: with {@code null}, or with why it failed
     */
    void send(Frame frame, Consumer<@Nullable Throwable> done);

    /**
     * Sends a frame and returns when the socket has taken it: at once, if there is room in its buffer. On the calling thread, so it is
     * cheaper than {@link #send}.
     *
     * @throws IOException if it was not sent
     */
    void sendNow(Frame frame) throws IOException;

    /** Starts to close and returns at once. */
    void close(Closing closing);
}
