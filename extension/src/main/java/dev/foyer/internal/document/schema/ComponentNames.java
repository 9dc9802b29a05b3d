// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.foyer.internal.types.Generics;

/** Chooses the names of types in a document: the simple name if no other type has it. */
final class ComponentNames {

    private ComponentNames() {}

    /** Returns a name that is not taken. */
    static String choose(Type type, Direction direction, Collection<String> taken) {
        String simple = simple(type);
        String suffix = direction == Direction.FROM_CLIENT ? "Input" : "Output";
        Class<?> declaring = Generics.raw(type).getDeclaringClass();
        Stream<String> outer = declaring == null ? Stream.of() : Stream.of(declaring.getSimpleName() + simple);
        return Stream.of(
                        Stream.of(simple, simple + suffix),
                        outer.flatMap(name -> Stream.of(name, name + suffix)),
                        IntStream.iterate(2, i -> i + 1).mapToObj(i -> simple + i))
                .flatMap(names -> names)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a name such as {@code PageOfItem} or {@code PageOfItemArray}. */
    private static String simple(Type type) {
        Class<?> raw = Generics.raw(type);
        if (raw.isArray()) {
            return simple(Generics.element(type)) + "Array";
        }
        String name = raw.getSimpleName();
        return type instanceof ParameterizedType parameterized
                ? name + "Of"
                        + Arrays.stream(parameterized.getActualTypeArguments())
                                .map(ComponentNames::simple)
                                .collect(Collectors.joining("And"))
                : name;
    }
}
