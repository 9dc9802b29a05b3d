// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Holds the classes of one document, each described once under its own name. For one thread. */
final class Components {

    private final Set<String> taken;
    private final Map<Key, String> names = new HashMap<>();
    private final Map<String, Schema> schemas = new TreeMap<>();

    /** Identifies a type in one direction. */
    private record Key(Type type, Direction direction) {}

    /**
     * Creates a document without classes.
     *
     * @param reserved names that no class may have
     */
    Components(Set<String> reserved) {
        this.taken = new HashSet<>(reserved);
    }

    /** Returns the schemas so far, by name. */
    Map<String, Schema> schemas() {
        return schemas;
    }

    /**
     * Returns a reference to a type.
     *
     * @param read describes the type if it is not described yet; may ask for the same type again
     */
    Schema of(Type type, Direction direction, Supplier<Schema> read) {
        var key = new Key(type, direction);
        String known = names.get(key);
        return Schema.reference(known == null ? add(key, read) : known);
    }

    private String add(Key key, Supplier<Schema> read) {
        String name = ComponentNames.choose(key.type(), key.direction(), taken);
        taken.add(name);
        names.put(key, name);
        schemas.put(name, Schema.any()); // reserves the name while its parts are read
        Schema schema = read.get();
        String same = names.get(new Key(key.type(), key.direction().opposite()));
        if (same != null && schema.equals(schemas.get(same))) { // both directions are equal, so one is enough
            schemas.remove(name);
            taken.remove(name);
            names.put(key, same);
            return same;
        }
        schemas.put(name, schema);
        return name;
    }
}
