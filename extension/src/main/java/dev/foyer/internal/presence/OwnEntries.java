// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import dev.foyer.internal.presence.News.Extent;
import org.jspecify.annotations.Nullable;

/** Who of this node is present in one room, and what of it has not been told to the other nodes. */
final class OwnEntries {

    /** The number of characters in one part of the news, about. */
    private static final int PART = 64 * 1024;

    private final LongSupplier numbers;

    // Mutable state.
    private final Map<String, Entry> present = new LinkedHashMap<>();
    private final Set<String> untold = new LinkedHashSet<>();
    private boolean told; // whether the other nodes know what changes follow
    private boolean allWanted;
    private long latest;

    /**
     * Creates entries of which nothing was told.
     *
     * @param numbers gives each news of this node its number
     */
    OwnEntries(LongSupplier numbers) {
        this.numbers = numbers;
    }

    @Nullable
    Entry get(String connection) {
        return present.get(connection);
    }

    void put(Entry entry) {
        present.put(entry.connection(), entry);
        untold.add(entry.connection());
    }

    @Nullable
    Entry remove(String connection) {
        Entry removed = present.remove(connection);
        if (removed != null) {
            untold.add(connection);
        }
        return removed;
    }

    Collection<Entry> all() {
        return present.values();
    }

    /** Has all told again. */
    void wantAll() {
        allWanted = true;
    }

    /** Returns what is to be told now, in this order. */
    List<News> news() {
        var news = new ArrayList<News>();
        if (allWanted || (!told && !present.isEmpty())) {
            addAll(news);
            told = true;
        } else if (told && !untold.isEmpty()) {
            addChanges(news);
        }
        untold.clear();
        allWanted = false;
        return news;
    }

    private void addChanges(List<News> news) {
        var changed = new ArrayList<Entry>();
        var gone = new LinkedHashSet<String>();
        for (String connection : untold) {
            Entry entry = present.get(connection);
            if (entry == null) {
                gone.add(connection);
            } else {
                changed.add(entry);
            }
        }
        for (List<Entry> part : parts(changed)) {
            news.add(next(Extent.CHANGES, part, news.isEmpty() ? gone : Set.of()));
        }
    }

    private void addAll(List<News> news) {
        List<List<Entry>> parts = parts(present.values());
        for (int i = 0; i < parts.size(); i++) {
            news.add(next(Extent.of(i == 0, i == parts.size() - 1), parts.get(i), Set.of()));
        }
    }

    private News next(Extent extent, List<Entry> part, Set<String> gone) {
        long number = numbers.getAsLong();
        var news = new News(number, latest, extent, part, gone);
        latest = number;
        return news;
    }

    /** Returns the entries in parts of bounded size: at least one part, be it empty. */
    private static List<List<Entry>> parts(Collection<Entry> entries) {
        var parts = new ArrayList<List<Entry>>();
        var part = new ArrayList<Entry>();
        int size = 0;
        for (Entry entry : entries) {
            if (size > PART) {
                parts.add(part);
                part = new ArrayList<>();
                size = 0;
            }
            part.add(entry);
            size += entry.value().length()
                    + entry.connection().length()
                    + entry.user().length();
        }
        parts.add(part);
        return parts;
    }
}
