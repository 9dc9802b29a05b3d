// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.foyer.internal.address.Group;

/** Forgets what is known of groups that have no members any more, at once or after a while. Safe for any thread. */
final class Forgetting {

    private final LatestTerms terms;
    private final Map<Group, Scope> scopes;
    private final Locks locks;

    /**
     * Creates what has forgotten nothing.
     *
     * @param scopes what is known
     * @param locks guard the scopes
     */
    Forgetting(LatestTerms terms, Map<Group, Scope> scopes, Locks locks) {
        this.terms = terms;
        this.scopes = scopes;
        this.locks = locks;
    }

    /** Handles a group that has lost its last member, unless it has another one by now. */
    void vacated(Group group) {
        synchronized (locks.of(group)) {
            Scope scope = scopes.get(group);
            if (scope == null || !terms.members().apply(group).isEmpty()) {
                return;
            }
            boolean retaining = group.isRoom() && scope.table().isRetaining();
            if (terms.shared().areShared() || !retaining) {
                scopes.remove(group, scope);
                if (retaining) {
                    terms.shared().add(group, List.of()); // lasts from now on
                }
            } else {
                empty(group, scope);
            }
        }
    }

    /** Keeps what is known of a room without members for a while from now on. Called with the lock of the room. */
    void empty(Group room, Scope scope) {
        if (scope.emptied(terms.nanos().getAsLong())) {
            sweepIn(room, scope, terms.keep().age().toNanos());
        }
    }

    private void sweepIn(Group room, Scope scope, long nanos) {
        try {
            var unused = terms.timer().schedule(() -> sweep(room, scope), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            // all is over
        }
    }

    private void sweep(Group room, Scope scope) {
        synchronized (locks.of(room)) {
            long left =
                    terms.keep().age().toNanos() - scope.emptyFor(terms.nanos().getAsLong());
            if (!terms.members().apply(room).isEmpty()) {
                scope.occupied();
            } else if (left > 0) {
                sweepIn(room, scope, left);
            } else {
                scopes.remove(room, scope);
            }
        }
    }
}
