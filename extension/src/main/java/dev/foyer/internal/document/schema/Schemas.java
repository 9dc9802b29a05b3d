// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;
import org.jspecify.annotations.Nullable;

/**
 * Holds the schemas of the types of one document, as JSON-B reads and writes them. Classes become components, so that
 * they may refer to each other and to themselves. For one thread.
 */
public final class Schemas {

    private static final boolean CONSTRAINTS = isThere("jakarta.validation.Constraint");

    private final JsonNames names;
    private final Components components;

    public Schemas(JsonNames names, Set<String> reserved) {
        this.names = names;
        this.components = new Components(reserved);
    }

    /** Returns the components so far, by name. */
    public Map<String, Schema> components() {
        return components.schemas();
    }

    /** Returns the schema of a type, without the annotations of the place that uses it. */
    public Schema of(Type type, Direction direction) {
        return of(type, null, direction);
    }

    /** Returns the schema of a record component, parameter or property. */
    public Schema of(Type type, AnnotatedType annotated, AnnotatedElement where, Direction direction) {
        Schema schema = of(type, annotated, direction);
        constrain(schema, Annotations.of(List.of(where, annotated)));
        return schema;
    }

    private Schema of(Type type, @Nullable AnnotatedType annotated, Direction direction) {
        Class<?> raw = Generics.raw(type);
        if (JsonForms.isOpaque(raw)) {
            return Schema.any();
        }
        Schema simple = SimpleTypes.schema(raw);
        if (simple != null) {
            return simple;
        }
        if (raw == Optional.class) {
            return argument(type, annotated, 0, direction);
        }
        if (raw.isArray()) {
            AnnotatedType elements =
                    annotated instanceof AnnotatedArrayType array ? array.getAnnotatedGenericComponentType() : null;
            return Schema.of("array").with("items", constrained(Generics.element(type), elements, direction));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Schema.of("array").with("items", argument(type, annotated, 0, direction));
        }
        if (Map.class.isAssignableFrom(raw)) {
            Schema values = argument(type, annotated, 1, direction);
            return isText(Generics.raw(TypeVariables.argument(type, Map.class, 0)))
                    ? Schema.of("object").with("additionalProperties", values)
                    : Schema.of("array").with("items", entry(argument(type, annotated, 0, direction), values));
        }
        return component(type, raw, direction);
    }

    /** Tests whether JSON-B writes keys of a type as the names of an object's properties. */
    private static boolean isText(Class<?> key) {
        Schema simple = SimpleTypes.schema(key);
        return key == Object.class
                || (simple != null && !simple.type().isEmpty() && !simple.type().equals("object"));
    }

    /** Returns the schema of a map entry as JSON-B writes it if the keys are not texts. */
    private static Schema entry(Schema key, Schema value) {
        return Schema.of("object").property("key", key, true).property("value", value, true);
    }

    private Schema argument(Type type, @Nullable AnnotatedType annotated, int index, Direction direction) {
        AnnotatedType[] arguments = annotated instanceof AnnotatedParameterizedType parameterized
                ? parameterized.getAnnotatedActualTypeArguments()
                : new AnnotatedType[0];
        AnnotatedType own =
                index < arguments.length ? arguments[index] : null; // a class may have fewer than its interface
        return constrained(inherited(type, index), own, direction);
    }

    /** Returns the argument of a list, map or {@code Optional}, even if only a superclass gives it. */
    private static Type inherited(Type type, int index) {
        Class<?> raw = Generics.raw(type);
        Class<?> generic = Collection.class.isAssignableFrom(raw)
                ? Collection.class
                : Map.class.isAssignableFrom(raw) ? Map.class : Optional.class;
        return TypeVariables.argument(type, generic, index);
    }

    private Schema constrained(Type type, @Nullable AnnotatedType annotated, Direction direction) {
        Schema schema = of(type, annotated, direction);
        if (annotated != null) {
            constrain(schema, annotated.getAnnotations());
        }
        return schema;
    }

    /** Tests whether annotations require a value. */
    public static boolean require(Annotation[] annotations) {
        return CONSTRAINTS && Constraints.require(annotations);
    }

    private static void constrain(Schema schema, Annotation[] annotations) {
        if (CONSTRAINTS && schema.target() == null) {
            Constraints.add(annotations, schema);
        }
    }

    private Schema component(Type type, Class<?> raw, Direction direction) {
        Type resolved = TypeVariables.resolve(type, raw); // makes equal types equal, wherever they were read
        return components.of(
                resolved,
                direction,
                () -> subtypes(raw, direction)
                        .orElseGet(() -> Subtypes.tagged(object(resolved, raw, direction), raw, direction)));
    }

    private Schema object(Type type, Class<?> raw, Direction direction) {
        Schema schema = Schema.of("object");
        for (Property property : Properties.of(raw)) {
            add(schema, names.of(raw, property.name()), property, type, direction);
        }
        List<Parameter> read = direction == Direction.FROM_CLIENT ? Creators.parameters(raw) : List.of();
        for (Parameter parameter : read) {
            String name = Creators.name(parameter, raw, names);
            if (!schema.properties().containsKey(name)) {
                var property = new Property(name, parameter.getAnnotatedType(), List.of(parameter));
                add(schema, name, property, type, direction);
            }
        }
        return schema;
    }

    private void add(Schema schema, String name, Property property, Type owner, Direction direction) {
        Type type = TypeVariables.resolve(property.type(), owner);
        Schema part = JsonForms.schema(property, type, Generics.raw(owner));
        if (part == null) {
            part = of(type, property.annotated(), direction);
            constrain(part, property.annotations());
        }
        boolean required = isRequired(property, type, direction);
        boolean nullable = !required
                && direction == Direction.FROM_CLIENT
                && !Generics.raw(type).isPrimitive();
        schema.property(name, nullable ? part.orNull() : part, required);
    }

    /** Tests for a required value. Without constraints, the server always writes it, and a client may omit it. */
    private static boolean isRequired(Property property, Type type, Direction direction) {
        if (require(property.annotations())) {
            return true;
        }
        boolean maybe = property.isNullable() || SimpleTypes.isOptional(Generics.raw(type));
        return direction == Direction.TO_CLIENT && !maybe;
    }

    private Optional<Schema> subtypes(Class<?> raw, Direction direction) {
        return Subtypes.of(raw).map(info -> {
            List<Schema> all = Arrays.stream(info.value())
                    .map(subtype -> Subtypes.tagged(
                            object(subtype.type(), subtype.type(), direction), info.key(), subtype.alias()))
                    .toList();
            return Schema.any().with("oneOf", all);
        });
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Schemas.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
