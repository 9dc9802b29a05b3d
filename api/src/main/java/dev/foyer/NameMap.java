// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Maps names to values, ignoring the case of the names. Immutable, and safe for any thread. Every connection keeps such
 * maps, so the entries are in two arrays and not in a tree.
 */
final class NameMap<V> extends AbstractMap<String, V> {

    private final String[] names; // sorted
    private final List<V> values; // in the same order

    /** Copies the entries. Of names that differ only in case, the last value counts. */
    NameMap(Map<String, ? extends V> entries) {
        var sorted = new TreeMap<String, V>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(entries);
        names = sorted.keySet().toArray(String[]::new);
        values = List.copyOf(sorted.values());
    }

    @Override
    public @Nullable V get(@Nullable Object name) {
        int place = place(name);
        return place < 0 ? null : values.get(place);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(name) >= 0;
    }

    private int place(@Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text, String.CASE_INSENSITIVE_ORDER) : -1;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(i -> Map.entry(names[i], values.get(i)))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }
}
