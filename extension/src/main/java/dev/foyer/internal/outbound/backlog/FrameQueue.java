// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import org.jspecify.annotations.Nullable;

/** The frames that wait for one connection, in order; of those with one key, the newest. For one thread at a time. */
final class FrameQueue {

    /** The number of places of replaced frames to keep, in addition to the number of frames. */
    private static final int SLACK = 16;

    private final ArrayDeque<Object> entries = new ArrayDeque<>(1); // frames and places
    private @Nullable Map<Object, Place> places; // created when first needed, as most connections have none
    private @Nullable Map<Object, Series> series; // likewise
    private int frames;
    private long bytes;

    /** The place of the newest frame of a key. Empty once a newer frame is further back. */
    private static final class Place {
        private final Object key;
        private @Nullable Frame frame;

        Place(Object key, Frame frame) {
            this.key = key;
            this.frame = frame;
        }
    }

    /** The waiting changes of a key. */
    private static final class Series {

        private final ArrayDeque<Place> places = new ArrayDeque<>(2);
        private long bytes;
    }

    void add(Frame frame) {
        entries.add(frame);
        count(frame, 1);
    }

    /** Adds a frame and drops a waiting one with the same key. */
    void addNewest(Frame frame, Object key) {
        if (places == null) {
            places = new HashMap<>(2);
        }
        dropChanges(key);
        Place older = places.get(key);
        if (older != null && older.frame != null) {
            count(older.frame, -1);
            older.frame = null;
        }
        count(frame, 1);
        if (older != null && older == entries.peekLast()) { // nothing is in between, so the place is right
            older.frame = frame;
            return;
        }
        var place = new Place(key, frame);
        places.put(key, place);
        entries.add(place);
        if (entries.size() > 2 * frames + SLACK) {
            entries.removeIf(entry -> entry instanceof Place emptied && emptied.frame == null);
        }
    }

    /**
     * Adds a change of what the key stands for, unless the whole of it is no longer: because another whole waits, or as
     * many bytes of changes.
     *
     * @param whole the size of the whole
     * @return whether the change was added
     */
    boolean addChange(Frame change, long whole, Object key) {
        Series waiting = series == null ? null : series.get(key);
        long more = (waiting == null ? 0 : waiting.bytes) + change.bytes();
        if (more > whole || (places != null && places.containsKey(key))) {
            return false;
        }
        if (series == null) {
            series = new HashMap<>(2);
        }
        var place = new Place(key, change);
        Series of = series.computeIfAbsent(key, first -> new Series());
        of.places.add(place);
        of.bytes = more;
        entries.add(place);
        count(change, 1);
        return true;
    }

    private void dropChanges(Object key) {
        Series waiting = series == null ? null : series.remove(key);
        if (waiting != null) {
            for (Place place : waiting.places) {
                if (place.frame != null) {
                    count(place.frame, -1);
                    place.frame = null;
                }
            }
        }
    }

    /** Puts frames before all others, in their order. */
    void prepend(Deque<Frame> earlier) {
        for (var all = earlier.descendingIterator(); all.hasNext(); ) {
            Frame frame = all.next();
            entries.addFirst(frame);
            count(frame, 1);
        }
    }

    /** Takes the next frame, or returns {@code null} if none waits. */
    @Nullable
    Frame poll() {
        while (true) {
            Object entry = entries.poll();
            Frame frame = entry instanceof Place place ? leave(place) : (Frame) entry;
            if (frame != null) {
                count(frame, -1);
                return frame;
            }
            if (entry == null) {
                return null;
            }
        }
    }

    /** Returns the size of the next frame, or -1 if none waits. */
    int nextBytes() {
        Frame next = peek();
        return next == null ? -1 : next.bytes();
    }

    /**
     * Takes the next frame, and those after it that can be joined with it: all in Foyer's format, and no larger than
     * {@code maxBytes} as one JSON array.
     */
    void take(List<Frame> into, int maxBytes) {
        Frame frame = poll();
        long size = 1;
        while (frame != null) {
            into.add(frame);
            size += frame.bytes() + 1L;
            Frame next = frame.kind() == FrameKind.JSON ? peek() : null;
            boolean fits = next != null && next.kind() == FrameKind.JSON && size + next.bytes() + 1 <= maxBytes;
            frame = fits ? poll() : null;
        }
    }

    private @Nullable Frame peek() {
        while (true) {
            Object entry = entries.peek();
            Frame frame = entry instanceof Place place ? place.frame : (Frame) entry;
            if (frame != null || entry == null) {
                return frame;
            }
            entries.poll(); // an empty place
        }
    }

    boolean isEmpty() {
        return frames == 0;
    }

    /** Returns the number of waiting frames. */
    int size() {
        return frames;
    }

    /** Returns the size of all waiting frames. */
    long bytes() {
        return bytes;
    }

    /** Returns the number of places, including those of replaced frames. */
    int places() {
        return entries.size();
    }

    void clear() {
        entries.clear();
        places = null;
        series = null;
        frames = 0;
        bytes = 0;
    }

    private @Nullable Frame leave(Place place) {
        Frame frame = place.frame;
        if (frame != null && (places == null || !places.remove(place.key, place)) && series != null) {
            Series of = series.get(place.key);
            if (of != null && of.places.removeFirstOccurrence(place)) {
                of.bytes -= frame.bytes();
                series.values().removeIf(all -> all.places.isEmpty());
            }
        }
        return frame;
    }

    private void count(Frame frame, int sign) {
        frames += sign;
        bytes += (long) sign * frame.bytes();
    }
}
