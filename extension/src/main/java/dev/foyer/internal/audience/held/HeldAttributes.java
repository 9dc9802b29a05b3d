// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.held;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.foyer.Attributes;
import dev.foyer.internal.diagnostics.Code;

/** The attributes of one connection or callback. */
public final class HeldAttributes implements Attributes {

    private final Map<String, Object> values = new ConcurrentHashMap<>(4);
    private volatile boolean ended;

    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
        Object value = values.get(key);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalStateException(
                    Code.ATTRIBUTE_TYPE.text(key, value.getClass().getName(), type.getName()));
        }
        return Optional.ofNullable(type.cast(value));
    }

    @Override
    public void put(String key, Object value) {
        values.put(key, value);
        if (ended) { // leaves nothing behind, whichever call came first
            values.clear();
        }
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /** Forgets everything, for good. */
    public void end() {
        ended = true;
        values.clear();
    }
}
