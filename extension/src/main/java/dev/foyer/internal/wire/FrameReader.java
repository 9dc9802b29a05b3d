// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

/** Reads clients' frames in the format {@code foyer.v1}. Ignores unknown keys, but rejects a known key that repeats. */
public final class FrameReader {

    private static final int MAX_PING = 64;

    private final int maxDepth;

    public FrameReader(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** Reads a frame. Returns {@link Incoming.Malformed} if it is no frame, with its id if that is readable. */
    public Incoming read(String text) {
        return new FrameParts(new JsonScanner(text, maxDepth)).read();
    }

    /** Tests whether a frame is a ping. The test is cheap for other frames. */
    public boolean isPing(String text) {
        return text.length() <= MAX_PING && text.contains("\"ping\"") && read(text) instanceof Incoming.Ping;
    }
}
