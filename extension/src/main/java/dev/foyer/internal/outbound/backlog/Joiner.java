// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;

/**
 * Joins frames into one, a JSON array. Keeps the last result, because the members of a room mostly wait for the same
 * frames. For one thread at a time.
 */
public final class Joiner {

    private static final Frame NOTHING = Frame.json("[]");

    private final List<Frame> frames = new ArrayList<>();
    private List<Frame> last = List.of();
    private Frame joined = NOTHING;

    /** Returns the list for the next frames to join, emptied. */
    public List<Frame> start() {
        frames.clear();
        return frames;
    }

    /** Returns the number of frames to join. */
    public int size() {
        return frames.size();
    }

    /** Tests whether there is nothing to join. */
    public boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Returns one frame for all in the list. A single frame stays as it is. */
    public Frame join() {
        if (frames.size() == 1) {
            return frames.get(0);
        }
        if (!areLast()) {
            last = List.copyOf(frames);
            joined = array(frames);
        }
        return joined;
    }

    private boolean areLast() {
        int count = frames.size();
        if (count != last.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (isOther(frames.get(i), last.get(i))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // meant; comparing texts would cost more than joining
    private static boolean isOther(Frame frame, Frame other) {
        return frame != other;
    }

    private static Frame array(List<Frame> frames) {
        int bytes = size(frames);
        var out = new StringBuilder(bytes);
        char separator = '[';
        for (Frame frame : frames) {
            out.append(separator).append(frame.text());
            separator = ',';
        }
        return new Frame(FrameKind.JSON, out.append(']').toString(), bytes, null);
    }

    /** Returns the size of the joined frame. */
    public static int size(List<Frame> frames) {
        if (frames.size() <= 1) {
            return frames.isEmpty() ? 0 : frames.get(0).bytes();
        }
        int bytes = 1;
        for (Frame frame : frames) {
            bytes += frame.bytes() + 1;
        }
        return bytes;
    }
}
