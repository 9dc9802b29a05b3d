// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Keeps logs in memory. A log to which nothing is appended for as long as its contents are kept is dropped, and begins
 * anew in a later epoch. Safe for any thread.
 *
 * @param <K> what names a log
 * @param <T> what a log contains
 */
public final class MemoryLogs<K, T> {

    private final Clock clock;
    private final LongSupplier nanos;
    private final ScheduledExecutorService timer;

    // Mutable state, guarded by this.
    private final Map<K, Contents<T>> logs = new HashMap<>();
    private long epoch;

    /** A part of what a log contains. */
    public record Kept<T>(Position at, T content) {}

    /**
     * Consecutive contents, the oldest first.
     *
     * @param complete whether nothing is missing before them
     * @param end the position of the newest content; {@code null} if the log is empty
     */
    public record Part<T>(
            List<Kept<T>> kept, boolean complete, @Nullable Position end) {}

    /** The contents of one log. */
    private static final class Contents<T> {

        private final Deque<Sized<T>> all = new ArrayDeque<>();
        private final long epoch;
        private long number;
        private long bytes;
        private long expires;

        private Contents(long epoch) {
            this.epoch = epoch;
        }

        private Position end() {
            return new Position(epoch, number - 1);
        }

        /** Keeps what the bounds allow, but always the newest. */
        private void trim(Retention keep, long now) {
            while (all.size() > 1
                    && (all.size() > keep.events()
                            || bytes > keep.bytes()
                            || now - all.getFirst().nanos() >= keep.age().toNanos())) {
                bytes -= all.removeFirst().bytes();
            }
        }
    }

    private record Sized<T>(Kept<T> kept, int bytes, long nanos) {}

    /**
     * Creates logs that are empty.
     *
     * @param clock the wall clock
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public MemoryLogs(Clock clock, LongSupplier nanos, ScheduledExecutorService timer) {
        this.clock = clock;
        this.nanos = nanos;
        this.timer = timer;
    }

    /** Appends something, and returns its position. */
    public synchronized Position append(K key, T content, int bytes, Retention keep) {
        Contents<T> log = logs.get(key);
        if (log == null) {
            epoch = Math.max(clock.millis(), epoch + 1);
            log = new Contents<>(epoch);
            logs.put(key, log);
            expire(key, log, keep.age().toNanos());
        }
        long now = nanos.getAsLong();
        var at = new Position(log.epoch, log.number++);
        log.all.addLast(new Sized<>(new Kept<>(at, content), bytes, now));
        log.bytes += bytes;
        log.expires = now + keep.age().toNanos();
        log.trim(keep, now);
        return at;
    }

    private void expire(K key, Contents<T> log, long delay) {
        try {
            var unused = timer.schedule(() -> sweep(key, log), delay, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            // all is over
        }
    }

    private synchronized void sweep(K key, Contents<T> log) {
        long left = log.expires - nanos.getAsLong();
        if (left <= 0) {
            logs.remove(key, log);
        } else if (logs.get(key) == log) {
            expire(key, log, left);
        }
    }

    /**
     * Returns what follows a position.
     *
     * @param limit the largest number of contents
     */
    public synchronized Part<T> after(K key, Position after, int limit) {
        Contents<T> log = logs.get(key);
        if (log == null) {
            return new Part<>(List.of(), false, null);
        }
        var found = new ArrayList<Kept<T>>();
        Iterator<Sized<T>> all = log.all.iterator();
        while (all.hasNext() && found.size() < limit) {
            Kept<T> next = all.next().kept();
            if (next.at().compareTo(after) > 0) {
                found.add(next);
            }
        }
        boolean complete =
                found.isEmpty() ? after.equals(log.end()) : found.get(0).at().follows(after);
        return new Part<>(found, complete, log.end());
    }

    /**
     * Returns the newest contents.
     *
     * @param limit the largest number of contents
     */
    public synchronized Part<T> latest(K key, int limit) {
        Contents<T> log = logs.get(key);
        if (log == null) {
            return new Part<>(List.of(), true, null);
        }
        var found = new ArrayDeque<Kept<T>>();
        Iterator<Sized<T>> all = log.all.descendingIterator();
        while (all.hasNext() && found.size() < limit) {
            found.addFirst(all.next().kept());
        }
        return new Part<>(List.copyOf(found), true, log.end());
    }

    /** Returns the position of a content, if it is still there. */
    public synchronized Optional<Position> find(K key, Predicate<T> wanted) {
        Contents<T> log = logs.get(key);
        return log == null
                ? Optional.empty()
                : log.all.stream()
                        .map(Sized::kept)
                        .filter(kept -> wanted.test(kept.content()))
                        .map(Kept::at)
                        .findFirst();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        logs.clear();
    }
}
