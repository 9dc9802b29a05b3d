// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;

import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.server.Contender;

/** Something that is done to a server while it is watched. */
public interface Scenario {

    /** As in the options and the report. */
    String name();

    /** In one line, for the report. */
    String description();

    /** What is counted: the figures are those of one such operation. */
    String operation();

    /** Whether it can be done to that one. */
    default boolean suits(Contender contender) {
        return !contender.server().isCluster() && !contender.hasStatesOnly();
    }

    /** Whether each of its runs is on a server that was just started for it, so that nothing is warm. */
    default boolean fresh() {
        return false;
    }

    /** How often it is measured if others are that often. */
    default int rounds(int wanted) {
        return wanted;
    }

    /** An exception is a fault of the server, or of this program: the report has it. */
    Sample run(Run run) throws IOException, InterruptedException;
}
