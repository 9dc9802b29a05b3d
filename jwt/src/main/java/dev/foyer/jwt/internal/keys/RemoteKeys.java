// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Loads keys when they are first needed, again when they have become old, and when a token names one that is not known.
 * While keys are there, nobody waits for newer ones, except a token whose key is not among them. Keys that were loaded
 * once are kept until others can be loaded.
 *
 * <p>However many tokens name unknown keys, keys are loaded at most once in {@link #PAUSE}, by one thread, and no more
 * than {@link #MAX_WAITING} threads wait for it.
 */
public final class RemoteKeys implements Keys {

    /** The shortest time between the beginnings of two attempts. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** The same as long as there are no keys. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    /** How many attempts may be under way that nobody waits for any more, because they take too long. */
    static final int MAX_ABANDONED = 3;

    /** How many threads may wait for keys at a time. */
    static final int MAX_WAITING = 32;

    private final Fetch fetch;
    private final Times times;
    private final Executor threads;
    private final Consumer<String> warn;
    private final Semaphore places = new Semaphore(MAX_WAITING);

    private volatile @Nullable Loaded loaded;
    private volatile boolean failing;

    // Guarded by this, which is not held while keys are loaded or waited for
    private @Nullable Loading loading;
    private List<String> leftOut = List.of();
    private int abandoned;
    private boolean closed;

    /**
     * Says how long things take.
     *
     * @param clock the time of day
     * @param refresh how long keys are new
     * @param patience how long a thread waits for keys
     */
    public record Times(Clock clock, Duration refresh, Duration patience) {}

    /** Keys, and when they were loaded. */
    private record Loaded(KeySet keys, Instant since) {

        boolean isOlderThan(Duration span, Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(span));
        }
    }

    /**
     * Creates what has no keys yet.
     *
     * @param threads runs what waits for the network, each time on a thread that need not be quick
     * @param warn is told why keys cannot be loaded, in sentences, once until they are loaded
     */
    public RemoteKeys(Fetch fetch, Times times, Executor threads, Consumer<String> warn) {
        this.fetch = fetch;
        this.times = times;
        this.threads = threads;
        this.warn = warn;
    }

    /** Begins to load keys, so that the first token need not wait for them. */
    public void begin() {
        load(times.clock().instant());
    }

    @Override
    public List<SigningKey> find(@Nullable String id) throws KeysUnavailable {
        Instant now = times.clock().instant();
        Loaded known = loaded;
        List<SigningKey> found = known == null ? List.of() : known.keys().find(id);
        if (known != null && !found.isEmpty()) {
            return renewed(known, now) ? find(loaded, id) : found;
        }
        Loading attempt = load(now);
        if (attempt != null && !await(attempt)) {
            throw new KeysUnavailable();
        }
        found = find(loaded, id);
        if (found.isEmpty() && (failing || loaded == null)) {
            throw new KeysUnavailable();
        }
        return found;
    }

    private static List<SigningKey> find(@Nullable Loaded keys, @Nullable String id) {
        return keys == null ? List.of() : keys.keys().find(id);
    }

    /**
     * Has keys loaded in place of old ones, in the background. For very old ones, as after a quiet night, it waits: they
     * may have been withdrawn long ago.
     */
    private boolean renewed(Loaded known, Instant now) {
        if (!known.isOlderThan(times.refresh(), now)) {
            return false;
        }
        Loading attempt = load(now);
        boolean veryOld = known.isOlderThan(times.refresh().multipliedBy(2), now);
        return attempt != null && veryOld && !failing && await(attempt);
    }

    private boolean await(Loading attempt) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return attempt.await(times.patience());
        } finally {
            places.release();
        }
    }

    /** Returns the attempt that is under way, which may have just begun, or {@code null} if it is too early for one. */
    private @Nullable Loading load(Instant now) {
        Loading attempt;
        synchronized (this) {
            Loading last = loading;
            if (last != null && isUnderWay(last, now)) {
                return last;
            }
            if (closed || abandoned >= MAX_ABANDONED || (last != null && isEarly(last, now))) {
                return null;
            }
            if (last != null && !last.isDone()) { // it gets something again and again, so that no time-out is reached
                failed(last, "It sends too slowly");
                abandoned++;
                threads.execute(fetch::cancel); // may have to wait for what reads
            }
            attempt = new Loading(now);
            loading = attempt;
        }
        try {
            threads.execute(() -> run(attempt));
        } catch (RuntimeException | Error full) {
            failed(attempt, "There is no thread for that");
            attempt.end();
        }
        return attempt;
    }

    private static boolean isUnderWay(Loading last, Instant now) {
        return !last.isDone() && !last.isOlderThan(PAUSE.multipliedBy(2), now);
    }

    private boolean isEarly(Loading last, Instant now) {
        return !last.isOlderThan(loaded == null ? FIRST_PAUSE : PAUSE, now);
    }

    private void run(Loading attempt) {
        try {
            arrived(attempt, fetch.fetch());
        } catch (KeyMistake none) {
            failed(attempt, "What it sends " + none.what());
        } catch (IOException | RuntimeException | Error failure) {
            failed(attempt, failure.getClass().getSimpleName() + ": " + failure.getMessage());
        } finally {
            ended(attempt);
        }
    }

    private synchronized void ended(Loading attempt) {
        attempt.end();
        if (loading != attempt) {
            abandoned--;
        }
    }

    private synchronized void arrived(Loading attempt, KeySet keys) {
        if (loading == attempt && !closed) { // else it took so long that there is another one
            loaded = new Loaded(keys, times.clock().instant());
            failing = false;
            if (!keys.leftOut().equals(leftOut)) {
                leftOut = keys.leftOut();
                if (!leftOut.isEmpty()) {
                    warn.accept("Keys are left out: " + String.join("; ", leftOut) + ".");
                }
            }
        }
    }

    private synchronized void failed(Loading attempt, String reason) {
        if (loading == attempt && !closed && !failing) {
            failing = true;
            warn.accept("The keys cannot be loaded. " + reason + ". "
                    + (loaded == null
                            ? "Clients with tokens are refused with 503"
                            : "Those loaded before go on to be used")
                    + " until they can be.");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        threads.execute(fetch::cancel);
    }
}
