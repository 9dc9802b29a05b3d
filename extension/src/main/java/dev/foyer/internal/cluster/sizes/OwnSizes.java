// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.sizes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.cluster.message.Sizes;

/** Notes which rooms of this node have grown or shrunk, until that has been told. Safe for any thread. */
public final class OwnSizes {

    /** The number of rooms in one part of all. */
    private static final int PART = 2_000;

    private final String node;
    private final ThisNode here;

    // Mutable state, guarded by the set.
    private final Set<Group> changed = new HashSet<>();
    private boolean wanted;
    private long at;

    public OwnSizes(String node, ThisNode here) {
        this.node = node;
        this.here = here;
    }

    /** Notes that a room, or everyone, has got a member more or less. */
    public void changed(Group group) {
        synchronized (changed) {
            changed.add(group);
        }
    }

    /** Notes that another node has to be told all. */
    public void wanted() {
        synchronized (changed) {
            wanted = true;
        }
    }

    /** Returns the number of the latest message. */
    public long at() {
        synchronized (changed) {
            return at;
        }
    }

    /** Returns what is to be told now, in this order. One thread at a time. */
    public List<Sizes> untold() {
        Set<Group> news;
        boolean all;
        synchronized (changed) {
            news = new HashSet<>(changed);
            changed.clear();
            all = wanted;
            wanted = false;
        }
        var told = new ArrayList<Sizes>();
        if (!news.isEmpty()) {
            told.add(next(Sizes.Part.CHANGES, news));
        }
        if (all) {
            List<Group> rooms = here.rooms();
            int parts = Math.max(1, (rooms.size() + PART - 1) / PART);
            for (int i = 1; i <= parts; i++) {
                told.add(next(
                        new Sizes.Part(i, parts), rooms.subList((i - 1) * PART, Math.min(i * PART, rooms.size()))));
            }
        }
        return told;
    }

    private Sizes next(Sizes.Part part, Iterable<Group> groups) {
        Map<Group, Integer> rooms = new HashMap<>();
        for (Group group : groups) {
            if (group.isRoom()) {
                rooms.put(group, here.size(group));
            }
        }
        synchronized (changed) {
            return new Sizes(node, ++at, part, here.connections(), rooms);
        }
    }
}
