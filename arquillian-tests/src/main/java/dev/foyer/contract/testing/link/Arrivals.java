// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What has arrived at a client. One thread adds to it, others may take. */
public final class Arrivals {

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final StringBuilder parts = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Function<String, List<String>> joined;

    /**
     * Nothing yet.
     *
     * @param joined takes a message of {@code foyer.v1} apart into its frames
     */
    public Arrivals(Function<String, List<String>> joined) {
        this.joined = joined;
    }

    /** Adds a text, or a part of one. */
    public void text(CharSequence part, boolean last, String subprotocol) {
        parts.append(part);
        if (last) {
            String message = parts.toString();
            parts.setLength(0);
            messages.incrementAndGet();
            frames.addAll(subprotocol.equals("foyer.v1") ? joined.apply(message) : List.of(message));
        }
    }

    /** Adds binary data, or a part of it. */
    public void binary(ByteBuffer part, boolean last) {
        var copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        if (last) {
            binaries.add(bytes.toByteArray());
            bytes.reset();
        }
    }

    /** Notes the code that the server closed with; only the first one counts. */
    public void closed(int code) {
        closed.complete(code);
    }

    /** The frames that nobody has taken. */
    public BlockingQueue<String> frames() {
        return frames;
    }

    /** The binary messages that nobody has taken. */
    public BlockingQueue<byte[]> binaries() {
        return binaries;
    }

    /** The code that the server closed with. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    /** How many text messages have come, however many frames each was. */
    public int messages() {
        return messages.get();
    }
}
