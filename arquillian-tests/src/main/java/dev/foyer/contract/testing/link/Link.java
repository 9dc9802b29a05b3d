// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing.link;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** A client's end of a connection. One thread may send and another one read. */
public interface Link {

    /** How long anything may take before a test fails. */
    Duration PATIENCE = Duration.ofSeconds(20);

    /** The subprotocol that the server chose, or an empty text. */
    String subprotocol();

    /** Starts to read, if it did not. */
    void startReading();

    /** Sends a text message, or a part of one. */
    void sendText(String part, boolean last);

    /** Sends a binary message. */
    void sendBinary(byte[] content);

    /** Sends a ping. */
    void sendPing(byte[] content);

    /** Sends a pong nobody asked for. */
    void sendPong(byte[] content);

    /** Closes in an orderly way, and waits for the server's answer, unless it is closed already. */
    void close();

    /** Closes in an orderly way with a code, and waits for the server's answer. */
    void close(int code, String reason);

    /** Cuts the line. */
    void abort();

    /** Takes the first of what has arrived; waits for it with {@link #PATIENCE}, and returns {@code null} if nothing comes. */
    <T> @Nullable T take(BlockingQueue<T> arrived);

    /**
     * Waits for something.
     *
     * @throws AssertionError if it does not happen within {@link #PATIENCE}
     */
    <T> T await(CompletableFuture<T> future);
}
