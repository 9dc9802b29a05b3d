// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one server's outcomes and its deviations say together.
 *
 * @param tests how many there are
 * @param passed how many of them passed
 * @param second those of them that did not at first
 * @param explained how many did not, for a reason that is written down
 * @param faults what nobody has explained, and explanations that nothing needs
 */
record Verdict(int tests, int passed, List<String> second, int explained, List<String> faults) {

    /** How many classes may do so: what fails only after others have run passes alone every time. */
    private static final int SECOND_TRIES = 2;

    /**
     * Judges a server.
     *
     * @param expected the tests that were to run, by {@code package.Class.method}; none if that is not known
     * @param outcomes how each went, by the same
     * @param deviations those that may fail, by {@code Class.method}
     */
    static Verdict of(Set<String> expected, Map<String, Outcome> outcomes, Set<String> deviations) {
        Set<String> all = new TreeSet<>(expected);
        all.addAll(outcomes.keySet());
        int tests = 0;
        int passed = 0;
        int explained = 0;
        var second = new ArrayList<String>();
        var faults = new ArrayList<String>();
        Set<String> unused = new TreeSet<>(deviations);
        for (String name : all) {
            Outcome outcome = outcomes.getOrDefault(name, Outcome.MISSING);
            String test = simple(name);
            boolean deviates = deviations.contains(test);
            int one = Reports.isClass(name) ? 0 : 1;
            unused.remove(test);
            tests += one;
            if (outcome == Outcome.SECOND && !deviates) {
                passed += one;
                // The tests of a class that failed as a whole stand for it.
                second.remove(test.substring(0, test.indexOf('.') + 1));
                second.add(test);
            } else if (outcome == Outcome.PASSED) {
                passed += one;
                if (deviates) {
                    faults.add(test + ": passes, take it out of deviations.md");
                }
            } else if (deviates) {
                explained++;
            } else {
                faults.add(test + ": " + outcome.name().toLowerCase(Locale.ROOT));
            }
        }
        long classes = second.stream()
                .map(test -> test.substring(0, test.indexOf('.')))
                .distinct()
                .count();
        if (classes > SECOND_TRIES) {
            faults.add(classes + " classes failed in one of two tries, at most " + SECOND_TRIES + " may");
        }
        if (!expected.isEmpty()) {
            unused.forEach(test -> faults.add(test + ": is in deviations.md, and there is no such test"));
        }
        return new Verdict(tests, passed, List.copyOf(second), explained, List.copyOf(faults));
    }

    /** {@code Class.method} of {@code package.Class.method}. */
    static String simple(String name) {
        int method = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('.', method - 1) + 1);
    }
}
