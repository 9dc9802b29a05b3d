// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.foyer.contract.testing.Contract;

/**
 * What a test of the contract says it proves.
 *
 * @param rules the rules, such as {@code H5}
 * @param test the test's class, below the package of the contract, such as {@code event.EventsIT}
 * @param proves the sentence
 */
record Proof(List<String> rules, String test, String proves) {

    private static final String PACKAGE = Contract.class.getPackageName().replaceFirst("testing$", "");

    /** All of them, by class and sentence. */
    static List<Proof> all() {
        return classes().stream()
                .flatMap(Proof::in)
                .sorted(Comparator.comparing(Proof::test).thenComparing(Proof::proves))
                .toList();
    }

    /** The classes of tests, by their names. */
    static List<Class<?>> classes() {
        try (var sources = Files.walk(Pages.CONTRACT)) {
            return sources.map(Pages.CONTRACT::relativize)
                    .map(Path::toString)
                    .filter(source -> source.endsWith("IT.java"))
                    .sorted()
                    .<Class<?>>map(source -> type(source.replace(".java", "").replaceAll("[/\\\\]", ".")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The name of a class of tests below the package of the contract. */
    static String name(Class<?> type) {
        return type.getName().substring(PACKAGE.length());
    }

    private static Stream<Proof> in(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Contract.class))
                .map(method -> of(name(type), method));
    }

    private static Class<?> type(String test) {
        try {
            return Class.forName(PACKAGE + test, false, Proof.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Proof of(String test, Method method) {
        Contract contract = method.getAnnotation(Contract.class);
        return new Proof(List.of(contract.rule()), test, contract.proves());
    }
}
