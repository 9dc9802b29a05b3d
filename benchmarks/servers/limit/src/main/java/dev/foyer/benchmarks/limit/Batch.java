// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

import java.util.ArrayList;
import java.util.List;

/** Frames for one client that go out as one JSON array; a single one goes out as it is. */
final class Batch {

    private final List<byte[]> frames = new ArrayList<>();
    private int length;

    void add(byte[] json) {
        frames.add(json);
        length += json.length;
    }

    byte[] frame() {
        if (frames.size() == 1) {
            return Frames.text(frames.get(0));
        }
        int size = length + frames.size() + 1;
        byte[] frame = Frames.head(size);
        int at = frame.length - size;
        byte between = '[';
        for (byte[] json : frames) {
            frame[at++] = between;
            System.arraycopy(json, 0, frame, at, json.length);
            at += json.length;
            between = ',';
        }
        frame[at] = ']';
        return frame;
    }
}
