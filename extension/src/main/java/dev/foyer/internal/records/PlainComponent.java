// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One component of a {@link PlainRecord}. Immutable. */
final class PlainComponent {

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            String.class, Kind.TEXT,
            int.class, Kind.INT,
            Integer.class, Kind.INT,
            long.class, Kind.LONG,
            Long.class, Kind.LONG,
            boolean.class, Kind.BOOLEAN,
            Boolean.class, Kind.BOOLEAN);

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    private final String name;
    private final Kind kind;
    private final MethodHandle accessor;
    private final MethodHandle field;

    /** The kinds of values of which JSON-B, Java and JavaScript have the same idea. */
    enum Kind {
        TEXT,
        INT,
        LONG,
        BOOLEAN
    }

    private PlainComponent(String name, Kind kind, MethodHandle accessor, MethodHandle field) {
        this.name = name;
        this.kind = kind;
        this.accessor = accessor;
        this.field = field;
    }

    /** Returns whether the values are simple enough, and nobody takes the name for one that a compiler made. */
    static boolean isPlain(RecordComponent component) {
        return KINDS.containsKey(component.getType()) && component.getName().indexOf('$') < 0;
    }

    /** Describes a component of a plain type. */
    static PlainComponent of(RecordComponent component) throws ReflectiveOperationException {
        Kind kind = KINDS.get(component.getType());
        if (kind == null) {
            throw new IllegalArgumentException(component.getType().getName());
        }
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        Field field = component.getDeclaringRecord().getDeclaredField(component.getName());
        field.setAccessible(true);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        return new PlainComponent(
                component.getName(),
                kind,
                lookup.unreflect(accessor).asType(GETTER),
                lookup.unreflectGetter(field).asType(GETTER));
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    /** Returns what the accessor of a record returns, which JSON-B writes; boxed. */
    @Nullable
    Object get(Object plain) throws Throwable {
        return accessor.invokeExact(plain);
    }

    /** Returns what the field of a record holds, which JSON-B has read and Bean Validation validates; boxed. */
    @Nullable
    Object held(Object plain) throws Throwable {
        return field.invokeExact(plain);
    }
}
