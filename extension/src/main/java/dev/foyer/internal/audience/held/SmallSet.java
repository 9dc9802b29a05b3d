// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.held;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;

/**
 * A set in insertion order. It is a list while it is small, as most are: a user has one connection, a connection a few
 * rooms. For one thread at a time.
 */
public final class SmallSet<T> extends AbstractSet<T> {

    private static final int SMALL = 8;

    private Collection<T> elements = new ArrayList<>(1);

    @Override
    public boolean add(T element) {
        if (elements instanceof ArrayList && elements.size() == SMALL && !elements.contains(element)) {
            elements = new LinkedHashSet<>(elements);
        }
        return (elements instanceof LinkedHashSet || !elements.contains(element)) && elements.add(element);
    }

    @Override
    public boolean remove(Object element) {
        return elements.remove(element);
    }

    @Override
    public boolean contains(Object element) {
        return elements.contains(element);
    }

    @Override
    public void clear() {
        elements.clear();
    }

    @Override
    public Iterator<T> iterator() {
        return elements.iterator();
    }

    @Override
    public int size() {
        return elements.size();
    }
}
