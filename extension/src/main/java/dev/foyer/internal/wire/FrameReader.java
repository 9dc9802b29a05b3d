// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

/** Reads what clients send in the format {@code foyer.v1}. Unknown keys are ignored; a key of ours that comes twice is not. */
public final class FrameReader {

    private static final int MAX_PING = 64;

    private final int maxDepth;

    public FrameReader(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** What the client sent; {@link Incoming.Malformed} if it is no frame, with its id if that could be read. */
    public Incoming read(String text) {
        return new FrameParts(new JsonScanner(text, maxDepth)).read();
    }

    /** Whether it is a ping, found out cheaply for what is none. */
    public boolean isPing(String text) {
        return text.length() <= MAX_PING && text.contains("\"ping\"") && read(text) instanceof Incoming.Ping;
    }
}
