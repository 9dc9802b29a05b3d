// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.List;
import java.util.Set;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.held.SmallSet;
import org.jspecify.annotations.Nullable;

/** The members of one group, in the order of joining. All but the snapshot is accessed under the registry's lock. */
final class Members {

    private final Group group;
    private final Set<LiveConnection> all = new SmallSet<>();
    private volatile @Nullable List<LiveConnection> snapshot;

    Members(Group group) {
        this.group = group;
    }

    /** Returns the group, which is the same object for all members. */
    Group group() {
        return group;
    }

    void add(LiveConnection connection) {
        all.add(connection);
        snapshot = null;
    }

    void remove(LiveConnection connection) {
        all.remove(connection);
        snapshot = null;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the members, or {@code null} if {@link #refresh} has to determine them. */
    @Nullable
    List<LiveConnection> snapshot() {
        return snapshot;
    }

    List<LiveConnection> refresh() {
        List<LiveConnection> now = List.copyOf(all);
        snapshot = now;
        return now;
    }
}
