// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import dev.foyer.benchmarks.server.Contender;

/** The colours of the plots. */
final class Palette {

    static final String YARDSTICK = "#57606a";
    private static final String FOYER = "#c2410c";
    private static final String OTHERS = "#7aa2c7";

    private Palette() {}

    static String of(Contender contender) {
        if (contender.isYardstick()) {
            return YARDSTICK;
        }
        return contender.server().name().startsWith("foyer") ? FOYER : OTHERS;
    }
}
