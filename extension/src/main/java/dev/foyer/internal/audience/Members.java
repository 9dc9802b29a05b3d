// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The members of one group, in the order they came; touched under the registry's lock, but for the snapshot. */
final class Members {

    private final Group group;
    private final Set<LiveConnection> all = new SmallSet<>();
    private volatile @Nullable List<LiveConnection> snapshot;

    Members(Group group) {
        this.group = group;
    }

    /** The group that they are members of; the same object for all of them. */
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

    /** Who is in, or {@code null} if that has to be found out by {@link #refresh}. */
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
