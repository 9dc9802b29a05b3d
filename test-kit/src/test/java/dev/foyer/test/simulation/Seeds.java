// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.util.stream.LongStream;

/** Which seeds are run. */
final class Seeds {

    private static final String ONE = "foyer.seed";
    private static final int USUAL = 400;
    private static final int FULL = 10_000;

    /** Those that have found something, as long as the simulation is the same. They always run, and they run first. */
    private static final long[] FOUND_SOMETHING = {
        11, 129, // who is present was asked when the node was away that should have answered
        13, 26, // a node whose last member had left did not answer, and was believed what it had said before
    };

    private Seeds() {}

    /** The seed of {@code -Dfoyer.seed} alone; else many, or with the profile {@code stress} very many. */
    static LongStream toRun() {
        Long one = Long.getLong(ONE);
        if (one != null) {
            System.clearProperty(ONE); // the application would take it for a misspelt setting
            return LongStream.of(one);
        }
        int count = System.getProperty("simulation.size", "usual").equals("full") ? FULL : USUAL;
        return LongStream.concat(LongStream.of(FOUND_SOMETHING), LongStream.range(0, count))
                .distinct();
    }

    static String howToRepeat(long seed) {
        return "mvn -pl test-kit -am test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -D" + ONE + '='
                + seed;
    }
}
