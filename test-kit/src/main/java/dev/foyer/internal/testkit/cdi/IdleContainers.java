// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/** Keeps the containers that were used last for the next test. Safe for any thread. */
final class IdleContainers {

    private static final int MAX = 4;

    // Mutable state, guarded by this: the container that was used last comes first.
    private final Deque<CdiContainer> idle = new ArrayDeque<>(MAX + 1);

    synchronized @Nullable CdiContainer take(Deployment deployment) {
        for (Iterator<CdiContainer> each = idle.iterator(); each.hasNext(); ) {
            CdiContainer one = each.next();
            if (one.deployment().equals(deployment)) {
                each.remove();
                return one;
            }
        }
        return null;
    }

    void add(CdiContainer container) {
        CdiContainer oldest = push(container);
        if (oldest != null) {
            oldest.discard();
        }
    }

    private synchronized @Nullable CdiContainer push(CdiContainer container) {
        idle.addFirst(container);
        return idle.size() > MAX ? idle.removeLast() : null;
    }
}
