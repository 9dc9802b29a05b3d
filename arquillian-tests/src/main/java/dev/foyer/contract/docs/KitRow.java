// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.NeedsServer;

/**
 * What the page of the test kit says of a class of the contract.
 *
 * @param rules the rules that the class is about, by commas
 * @param tests how many tests it has
 * @param onKit how many of them run on the test kit
 * @param needs what the others need
 */
record KitRow(Class<?> type, String rules, int tests, int onKit, String needs) {

    static KitRow of(Class<?> type) {
        List<Method> tests = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Contract.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        var rules = new TreeSet<String>();
        tests.forEach(
                test -> rules.addAll(List.of(test.getAnnotation(Contract.class).rule())));
        NeedsServer whole = type.getAnnotation(NeedsServer.class);
        if (whole != null) {
            return new KitRow(type, String.join(", ", rules), tests.size(), 0, whole.value());
        }
        var needs = new TreeMap<String, String>();
        int onKit = 0;
        for (Method test : tests) {
            NeedsServer need = test.getAnnotation(NeedsServer.class);
            if (need == null) {
                onKit++;
            } else {
                needs.merge(need.value(), "`" + test.getName() + "`", (one, other) -> one + ", " + other);
            }
        }
        String all = needs.entrySet().stream()
                .map(need -> need.getKey() + ": " + need.getValue())
                .collect(Collectors.joining("; "));
        return new KitRow(type, String.join(", ", rules), tests.size(), onKit, all);
    }
}
