// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.away;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A bounded set that knows its eldest element. Safe for any thread.
 *
 * @param <T> the elements, compared by identity
 */
public final class Eldest<T> {

    private final int max;

    // Mutable state, guarded by this.
    private final Set<T> all = new LinkedHashSet<>();

    public Eldest(int max) {
        this.max = max;
    }

    /** Adds an element. Returns the eldest one, which is removed, if there are too many. */
    public synchronized @Nullable T add(T element) {
        all.add(element);
        if (all.size() <= max) {
            return null;
        }
        T eldest = all.iterator().next();
        all.remove(eldest);
        return eldest;
    }

    public synchronized void remove(T element) {
        all.remove(element);
    }

    public synchronized int size() {
        return all.size();
    }
}
