// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/** What one connection's frames are written to. */
public interface Transport {

    /**
     * Starts to send a frame and returns without waiting for the peer. At most one send is under way at a time.
     *
     * @param done called once, on any thread, possibly before this method returns: with {@code null}, or with why it failed
     */
    void send(Frame frame, Consumer<@Nullable Throwable> done);

    /** Starts to close and returns at once. */
    void close(Closing closing);
}
