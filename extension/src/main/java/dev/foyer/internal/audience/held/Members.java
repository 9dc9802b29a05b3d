// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.held;

import java.util.List;
import java.util.Set;

import dev.foyer.internal.address.Group;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group, in the order of joining. All but the snapshot and the size is accessed under the registry's lock.
 *
 * @param <M> what is a member
 */
public final class Members<M> {

    private final Group group;
    private final Set<M> all = new SmallSet<>();
    private volatile @Nullable List<M> snapshot;
    private volatile int size;

    public Members(Group group) {
        this.group = group;
    }

    /** Returns the group, which is the same object for all members. */
    public Group group() {
        return group;
    }

    public void add(M connection) {
        all.add(connection);
        changed();
    }

    public void remove(M connection) {
        all.remove(connection);
        changed();
    }

    private void changed() {
        snapshot = null;
        size = all.size();
    }

    /** Returns the number of members. Needs no lock. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Returns the members in the order of joining.
     *
     * @param lock the registry's lock, which is taken only if there is no snapshot
     */
    public List<M> inOrder(Object lock) {
        List<M> known = snapshot;
        if (known == null) {
            synchronized (lock) {
                known = List.copyOf(all);
                snapshot = known;
            }
        }
        return known;
    }
}
