// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/** Who of another node is present in one room, as far as that is known here. */
final class NodeEntries {

    // Mutable state.
    private final Map<String, Entry> present = new LinkedHashMap<>();
    private boolean exact;
    private long latest;

    /** Who was in the parts of all, while they come. */
    private @Nullable Set<String> seen;

    Collection<Entry> all() {
        return present.values();
    }

    /** Tests whether nothing is missing. */
    boolean isExact() {
        return exact;
    }

    /**
     * Takes news.
     *
     * @param changes is called with each entry before, if there was one, and now, if there is one
     * @return whether all has to be asked for, as something is missing
     */
    boolean take(News news, BiConsumer<@Nullable Entry, @Nullable Entry> changes) {
        boolean inOrder = news.after() == latest;
        latest = news.number();
        if (news.extent().isFirst()) {
            seen = new HashSet<>();
        } else if (!inOrder) {
            exact = false;
            seen = null;
            return true;
        } else if (seen == null && !exact) {
            return false; // all has been asked for
        }
        for (Entry entry : news.present()) {
            put(entry, changes);
        }
        news.gone().forEach(connection -> remove(connection, changes));
        if (seen != null && news.extent() != News.Extent.CHANGES) {
            for (Entry entry : news.present()) {
                seen.add(entry.connection());
            }
            if (news.extent().isLast()) {
                Set<String> known = seen;
                List.copyOf(present.keySet()).stream()
                        .filter(connection -> !known.contains(connection))
                        .forEach(connection -> remove(connection, changes));
                seen = null;
                exact = true;
            }
        }
        return false;
    }

    private void put(Entry entry, BiConsumer<@Nullable Entry, @Nullable Entry> changes) {
        Entry before = present.put(entry.connection(), entry);
        if (!entry.equals(before)) {
            changes.accept(before, entry);
        }
    }

    private void remove(String connection, BiConsumer<@Nullable Entry, @Nullable Entry> changes) {
        Entry before = present.remove(connection);
        if (before != null) {
            changes.accept(before, null);
        }
    }
}
