// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.internal.flow.Frame;

/**
 * Joins frames into one, a JSON array of them. Members of one room mostly wait for the same ones, so it keeps the last result. For one
 * thread at a time.
 */
final class Joiner {

    private final List<Frame> frames = new ArrayList<>();
    private List<Frame> last = List.of();
    private Frame joined = Frame.json("[]");

    /** An empty list, for what is to be joined next. */
    List<Frame> start() {
        frames.clear();
        return frames;
    }

    /** Whether there is nothing to be joined. */
    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** One frame for all in the list; one alone stays as it is. */
    Frame join() {
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

    @SuppressWarnings("ReferenceEquality") // the same one; comparing texts would cost more than joining
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
        return new Frame(Frame.Kind.JSON, out.append(']').toString(), bytes, null);
    }

    /** The size of what frames become. */
    static int size(List<Frame> frames) {
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
