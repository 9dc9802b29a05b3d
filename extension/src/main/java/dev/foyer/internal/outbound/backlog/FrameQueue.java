// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import org.jspecify.annotations.Nullable;

/** The frames that wait for one connection, in order; of those with one key, the newest. For one thread at a time. */
final class FrameQueue {

    /** The number of places of replaced frames to keep, in addition to the number of frames. */
    private static final int SLACK = 16;

    private final ArrayDeque<Object> entries = new ArrayDeque<>(1); // frames, places and gaps
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

    /** A place that is left for frames that are not known yet. Nothing behind it is taken. */
    private static final class Gap {}

    void add(Frame frame) {
        entries.add(frame);
        count(frame, 1);
    }

    /** Adds a frame and drops a waiting one with the same key. */
    void addNewest(Frame frame, Object key) {
        boolean last = places != null && !entries.isEmpty() && entries.peekLast() == places.get(key);
        Place place = replace(key, frame);
        if (last) { // nothing is in between, so the place is right
            entries.removeLast();
        }
        entries.add(place);
        if (entries.size() > 2 * frames + SLACK) {
            entries.removeIf(entry -> entry instanceof Place emptied && emptied.frame == null);
        }
    }

    /** Tests whether a frame with a key waits. */
    boolean replaces(Object key) {
        return waiting(key) != null;
    }

    private @Nullable Frame waiting(Object key) {
        Place place = places == null ? null : places.get(key);
        return place == null ? null : place.frame;
    }

    /** Leaves a place at the end for frames that are not known yet. */
    Object leaveGap() {
        var gap = new Gap();
        entries.add(gap);
        return gap;
    }

    /** Tests whether nothing can be taken until a gap is filled. */
    boolean isHeld() {
        return peek() == null && !entries.isEmpty();
    }

    /**
     * Puts frames in the place of a gap. One that waits behind it already stays there; any other with its key is
     * dropped. Has no effect if the queue was cleared.
     */
    @SuppressWarnings("ReferenceEquality") // meant; it is the same emit
    void fillGap(Object gap, List<Slotted> frames) {
        if (!entries.contains(gap)) {
            return;
        }
        var added = new ArrayList<Place>();
        for (Slotted slotted : frames) {
            Frame later = waiting(slotted.slot());
            if (later != slotted.frame()) {
                added.add(replace(slotted.slot(), slotted.frame()));
            }
        }
        List<Object> all = List.copyOf(entries);
        entries.clear();
        for (Object entry : all) {
            if (entry == gap) {
                entries.addAll(added);
            } else {
                entries.add(entry);
            }
        }
    }

    /** Returns the new place of a key, whose earlier frame is dropped. */
    private Place replace(Object key, Frame frame) {
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
        var place = new Place(key, frame);
        places.put(key, place);
        return place;
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
        if (peek() == null) {
            return null;
        }
        Object entry = entries.remove();
        Frame frame = entry instanceof Place place ? leave(place) : (Frame) entry;
        if (frame != null) {
            count(frame, -1);
        }
        return frame;
    }

    /** Drops the oldest frame, also one that must wait. */
    void drop() {
        for (Iterator<Object> all = entries.iterator(); all.hasNext(); ) {
            Object entry = all.next();
            if (entry instanceof Gap) {
                continue;
            }
            all.remove();
            Frame frame = entry instanceof Place place ? leave(place) : (Frame) entry;
            if (frame != null) {
                count(frame, -1);
                return;
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
            if (entry == null || entry instanceof Gap) {
                return null;
            }
            Frame frame = entry instanceof Place place ? place.frame : (Frame) entry;
            if (frame != null) {
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
