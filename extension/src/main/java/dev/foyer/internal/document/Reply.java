// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.document.schema.Annotations;
import dev.foyer.internal.document.schema.Direction;
import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.document.schema.Schemas;
import dev.foyer.internal.document.schema.SimpleTypes;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;
import org.jspecify.annotations.Nullable;

/** Describes the reply of a handler: its return value, without the stages around it. */
final class Reply {

    private final Method handler;
    private final AnnotatedType annotated;
    private final Type type;

    /**
     * Reads the reply of a handler.
     *
     * @param endpoint the class that has it or inherits it
     */
    Reply(Method handler, Class<?> endpoint) {
        this.handler = handler;
        this.annotated = unwrapped(handler.getAnnotatedReturnType());
        this.type = value(TypeVariables.resolve(annotated.getType(), endpoint));
    }

    /** Tests whether the reply always has data. */
    boolean isThere() {
        return Generics.raw(type) != Optional.class
                && !Annotations.isNullable(
                        Annotations.of(List.of(handler, handler.getAnnotatedReturnType(), annotated)));
    }

    /** Returns the schema of the reply, or {@code null} if it has no data. */
    @Nullable
    Schema schema(Schemas schemas) {
        Class<?> raw = Generics.raw(type);
        if (raw == void.class || raw == Void.class) {
            return null;
        }
        if (CompletionStage.class.isAssignableFrom(raw)) { // a stage of an unknown type
            return Schema.any();
        }
        Schema schema = schemas.of(type, Direction.TO_CLIENT);
        boolean number = raw != Optional.class && SimpleTypes.isOptional(raw); // JSON-B writes an empty one as null
        return number ? schema.orNull() : schema;
    }

    /** Returns the type of a reply without the stage around it. */
    private static AnnotatedType unwrapped(AnnotatedType returned) {
        boolean later = CompletionStage.class.isAssignableFrom(Generics.raw(returned.getType()));
        return later && returned instanceof AnnotatedParameterizedType stage
                ? unwrapped(stage.getAnnotatedActualTypeArguments()[0])
                : returned;
    }

    /** Unwraps stages again, as a type variable may stand for one. */
    private static Type value(Type reply) {
        return CompletionStage.class.isAssignableFrom(Generics.raw(reply)) && reply instanceof ParameterizedType
                ? value(TypeVariables.argument(reply, CompletionStage.class, 0))
                : reply;
    }
}
