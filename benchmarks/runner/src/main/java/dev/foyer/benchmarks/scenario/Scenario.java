// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;

/** Something that is done to a server while it is watched. */
public interface Scenario {

    /** As in the options and the report. */
    String name();

    /** In one line, for the report. */
    String description();

    /** What is counted: the figures are those of one such operation. */
    String operation();

    /** Whether it is run a single time, on a server that was started for it. */
    default boolean once() {
        return false;
    }

    /** An exception is a fault of the server, or of this program: the report has it. */
    Sample run(Run run) throws IOException, InterruptedException;
}
