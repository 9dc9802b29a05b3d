// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/**
 * What the type of an event says.
 *
 * @param key returns what the event is about, or is {@code null}
 * @param version returns the version, or is {@code null}
 */
record EventKind(
        String name,
        Mode mode,
        boolean retained,
        @Nullable Method key,
        @Nullable Method version) {

    /** Reads a type that is annotated with {@code @ServerEvent}. */
    static EventKind of(Class<?> type, ServerEvent annotation) {
        return new EventKind(
                annotation.value(),
                annotation.delivery(),
                annotation.retained(),
                accessor(type, EventKey.class),
                accessor(type, EventVersion.class));
    }

    private static @Nullable Method accessor(Class<?> type, Class<? extends Annotation> mark) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.isAnnotationPresent(mark)) {
                    return component.getAccessor();
                }
            }
        }
        return null;
    }

    /** Tests whether the type says more than a name and a mode. */
    boolean isPlain() {
        return mode != Mode.LATEST || (!retained && key == null && version == null);
    }

    /** Returns the version of an event, or {@code null} if its type has none. */
    @Nullable
    Long versionOf(Object event) {
        if (version == null) {
            return null;
        }
        if (call(version, event) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(Code.VERSION_MISSING.text(name));
    }

    /** Returns what an event is about. */
    @Nullable
    Object keyOf(Object event) {
        return key == null ? null : call(key, event);
    }

    private static @Nullable Object call(Method accessor, Object event) {
        try {
            return accessor.invoke(event);
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(thrown.getCause());
        } catch (IllegalAccessException hidden) { // JSON-B could not read it either
            throw new IllegalArgumentException(hidden);
        }
    }
}
