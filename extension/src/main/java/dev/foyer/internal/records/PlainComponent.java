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

    private static final Map<Class<?>, PlainKind> KINDS = Map.of(
            String.class, PlainKind.TEXT,
            int.class, PlainKind.INT,
            Integer.class, PlainKind.INT,
            long.class, PlainKind.LONG,
            Long.class, PlainKind.LONG,
            boolean.class, PlainKind.BOOLEAN,
            Boolean.class, PlainKind.BOOLEAN);

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    private final String name;
    private final PlainKind kind;
    private final MethodHandle accessor;
    private final MethodHandle field;

    private PlainComponent(String name, PlainKind kind, MethodHandle accessor, MethodHandle field) {
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
        PlainKind kind = KINDS.get(component.getType());
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

    PlainKind kind() {
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
