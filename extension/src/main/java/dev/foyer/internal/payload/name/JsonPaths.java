// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.name;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Path.Node;
import jakarta.validation.Path.ParameterNode;

import org.jspecify.annotations.Nullable;

/**
 * Writes the path of a violated constraint as it is in the JSON, such as {@code items[2].text}. Follows the path
 * through the validated objects, because the JSON name of a property depends on its class. Safe for any thread.
 */
public final class JsonPaths {

    private static final int MAX_NAME = 64;

    private final JsonNames names;

    public JsonPaths(JsonNames names) {
        this.names = names;
    }

    /**
     * Returns the path.
     *
     * @param prefix the path of the validated object itself
     */
    public String of(String prefix, ConstraintViolation<?> violation) {
        var text = new StringBuilder(prefix);
        Object at = violation.getRootBean();
        for (Node node : violation.getPropertyPath()) {
            at = unwrapped(at);
            if (node.getKind() == ElementKind.PARAMETER) {
                at = violation
                        .getExecutableParameters()[node.as(ParameterNode.class).getParameterIndex()];
            }
            if (node.isInIterable()) {
                at = enter(text, node, at);
            }
            String name = node.getName();
            if (name != null && node.getKind() == ElementKind.PROPERTY) {
                Object owner = at == null && isLast(node, violation.getPropertyPath()) ? violation.getLeafBean() : at;
                append(text, owner == null ? name : names.of(owner.getClass(), name));
                at = owner == null ? null : PropertyValues.of(owner, name);
            }
        }
        return text.toString();
    }

    /** Appends a name to a path. Shortens long names, as the client chooses the keys of a map. */
    public static StringBuilder append(StringBuilder path, String name) {
        String told = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
        return path.append(path.isEmpty() ? "" : ".").append(told);
    }

    private static @Nullable Object enter(StringBuilder text, Node node, @Nullable Object container) {
        Integer index = node.getIndex();
        Object key = node.getKey();
        if (index != null) {
            text.append('[').append(index).append(']');
            if (container instanceof List<?> list) {
                return list.get(index);
            }
            return container != null && container.getClass().isArray() ? Array.get(container, index) : null;
        }
        if (key != null) {
            append(text, key.toString());
            return container instanceof Map<?, ?> map ? map.get(key) : null;
        }
        text.append("[]"); // an element of a set, which has no index
        return null;
    }

    private static @Nullable Object unwrapped(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private static boolean isLast(Node node, Path path) {
        Node last = node;
        for (Node next : path) {
            last = next;
        }
        return last == node;
    }
}
