// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.wire.JsonText;

/**
 * Writes an address as JSON, and reads it: {@code ["room","/","lobby"]}, {@code ["user","ada"]}, {@code ["everyone"]},
 * {@code ["and",one,other,..]}, {@code ["except",from,"id",..]}. A union of many has one level, however it was made.
 */
final class AddressText {

    /** How deep addresses may be nested. */
    private static final int MAX_DEPTH = 100;

    private static final String AND = "and";
    private static final String EXCEPT = "except";

    private AddressText() {}

    static void write(StringBuilder out, Address address) {
        out.append('[');
        if (address instanceof Address.Union union) {
            out.append("\"" + AND + '"');
            parts(union).forEach(part -> write(out.append(','), part));
        } else if (address instanceof Address.Rest rest) {
            write(out.append("\"" + EXCEPT + "\","), rest.from());
            rest.excluded().stream().sorted().forEach(id -> JsonText.quote(out.append(','), id));
        } else {
            write(out, (Group) address);
        }
        out.append(']');
    }

    private static Deque<Address> parts(Address.Union union) {
        var parts = new ArrayDeque<Address>();
        Address rest = union;
        while (rest instanceof Address.Union pair) {
            parts.addFirst(pair.other());
            rest = pair.one();
        }
        parts.addFirst(rest);
        return parts;
    }

    private static void write(StringBuilder out, Group group) {
        JsonText.quote(out, group.kind().name().toLowerCase(Locale.ROOT));
        if (group.isRoom()) {
            JsonText.quote(out.append(','), group.namespace());
        }
        if (group.kind() != Group.Kind.EVERYONE) {
            JsonText.quote(out.append(','), group.name());
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Address read(JsonValue value) {
        try {
            return read(value.asJsonArray(), 0);
        } catch (ClassCastException | IndexOutOfBoundsException other) {
            throw new IllegalArgumentException("This is no address.", other);
        }
    }

    private static Address read(JsonArray array, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("This address is nested too deeply.");
        }
        String kind = array.getString(0);
        return switch (kind) {
            case AND -> union(array, depth + 1);
            case EXCEPT -> new Address.Rest(read(array.getJsonArray(1), depth + 1), ids(array));
            default -> group(Group.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), array);
        };
    }

    private static Address union(JsonArray array, int depth) {
        Address all = new Address.Union(read(array.getJsonArray(1), depth), read(array.getJsonArray(2), depth));
        for (int i = 3; i < array.size(); i++) {
            all = new Address.Union(all, read(array.getJsonArray(i), depth));
        }
        return all;
    }

    private static Set<String> ids(JsonArray array) {
        var ids = new LinkedHashSet<String>();
        array.stream().skip(2).forEach(id -> ids.add(((JsonString) id).getString()));
        return ids;
    }

    private static Group group(Group.Kind kind, JsonArray array) {
        return switch (kind) {
            case ROOM -> Group.room(array.getString(1), array.getString(2));
            case EVERYONE -> Group.EVERYONE;
            case USER, NAMESPACE, ENDPOINT, CONNECTION -> new Group(kind, "", array.getString(1));
        };
    }
}
