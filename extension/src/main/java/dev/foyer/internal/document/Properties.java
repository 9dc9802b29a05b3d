// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeInfo;

/** The parts of a class that are in its JSON: of a record its components, else public fields and what has a getter or setter. */
final class Properties {

    private Properties() {}

    /**
     * One part.
     *
     * @param name its name in Java
     * @param annotated its type, with the annotations of what it is made of
     * @param members where it may be annotated
     */
    record Property(String name, AnnotatedType annotated, List<AnnotatedElement> members) {

        Type type() {
            return annotated.getType();
        }

        /** What it is annotated with at any member or at its type, each annotation once. */
        Annotation[] annotations() {
            var places = new ArrayList<>(members);
            places.add(annotated);
            return Properties.annotations(places);
        }

        boolean isNullable() {
            return Properties.isNullable(annotations());
        }

        boolean isTransient() {
            return members.stream().anyMatch(member -> member.isAnnotationPresent(JsonbTransient.class));
        }
    }

    /** What is there at any of some places, each annotation once: one may be at a component, its field and its type at the same time. */
    static Annotation[] annotations(Collection<? extends AnnotatedElement> places) {
        return places.stream()
                .flatMap(place -> Arrays.stream(place.getAnnotations()))
                .distinct()
                .toArray(Annotation[]::new);
    }

    /** Whether one of them is called Nullable, whoever's it is. */
    static boolean isNullable(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .anyMatch(one -> one.annotationType().getSimpleName().equals("Nullable"));
    }

    /** The parts, those of a record in its order, others by name as JSON-B writes them. */
    static Collection<Property> of(Class<?> type) {
        Collection<Property> all =
                type.isRecord() ? components(type) : members(type).values();
        return all.stream().filter(property -> !property.isTransient()).toList();
    }

    /** The subtypes that may be there for a type. */
    static Optional<JsonbTypeInfo> typeInfo(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(JsonbTypeInfo.class));
    }

    /** The names and values that tell a class from other subtypes of what it extends or implements. */
    static Map<String, String> subtypes(Class<?> type) {
        var found = new TreeMap<String, String>();
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            Stream.concat(Stream.of(above), Stream.of(above.getInterfaces()))
                    .filter(supertype -> supertype != type)
                    .flatMap(supertype -> typeInfo(supertype).stream())
                    .forEach(info -> Stream.of(info.value())
                            .filter(subtype -> subtype.type() == type)
                            .forEach(subtype -> found.put(info.key(), subtype.alias())));
        }
        return found;
    }

    private static List<Property> components(Class<?> type) {
        var all = new ArrayList<Property>();
        for (RecordComponent component : type.getRecordComponents()) {
            var members = new ArrayList<AnnotatedElement>(List.of(component, component.getAccessor()));
            Arrays.stream(type.getDeclaredFields())
                    .filter(field ->
                            field.getName().equals(component.getName()) && !Modifier.isStatic(field.getModifiers()))
                    .forEach(members::add);
            all.add(new Property(component.getName(), component.getAnnotatedType(), members));
        }
        return all;
    }

    private static Map<String, Property> members(Class<?> type) {
        var all = new TreeMap<String, Property>();
        for (Method method : type.getMethods()) {
            String name = propertyName(method);
            if (!name.isEmpty()) {
                add(
                        all,
                        name,
                        method.getParameterCount() == 0
                                ? method.getAnnotatedReturnType()
                                : method.getAnnotatedParameterTypes()[0],
                        method);
            }
        }
        for (Class<?> declaring = type;
                declaring != null && declaring != Object.class;
                declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                boolean hidden = Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers) || field.isSynthetic();
                if (!hidden && (Modifier.isPublic(modifiers) || all.containsKey(field.getName()))) {
                    add(all, field.getName(), field.getAnnotatedType(), field);
                }
            }
        }
        return all;
    }

    private static void add(Map<String, Property> all, String name, AnnotatedType type, AnnotatedElement member) {
        Property known = all.computeIfAbsent(name, key -> new Property(key, type, new ArrayList<>()));
        known.members().add(member);
    }

    /** The property that a method gets or sets; an empty text if it does neither. */
    private static String propertyName(Method method) {
        if (Modifier.isStatic(method.getModifiers())
                || method.getDeclaringClass() == Object.class
                || method.isBridge()) {
            return "";
        }
        int parameters = method.getParameterCount();
        boolean gets = parameters == 0 && method.getReturnType() != void.class;
        String start = gets ? method.getName().startsWith("is") ? "is" : "get" : "set";
        boolean named = method.getName().startsWith(start) && method.getName().length() > start.length();
        if (!named || (!gets && parameters != 1)) {
            return "";
        }
        return decapitalized(method.getName().substring(start.length()));
    }

    /** As Yasson does it: what starts with two capitals, such as {@code URL}, is left as it is. */
    private static String decapitalized(String name) {
        boolean acronym =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1));
        return acronym ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
