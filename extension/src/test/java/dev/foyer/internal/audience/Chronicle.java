// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.foyer.internal.audience.follow.Announcer;

/** Keeps what the registry announces. Its list is guarded by the registry's lock alone, as nothing else may have to. */
final class Chronicle implements Announcer {

    final List<Record> events = new ArrayList<>();
    final Set<Class<?>> unwanted = new HashSet<>();
    Runnable onDeliver = () -> {};

    @Override
    public boolean wants(Class<? extends Record> type) {
        return !unwanted.contains(type);
    }

    @Override
    public void add(Record event) {
        events.add(event);
    }

    @Override
    public void deliver() {
        onDeliver.run();
    }
}
