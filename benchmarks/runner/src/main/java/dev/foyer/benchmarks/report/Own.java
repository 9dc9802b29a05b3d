// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.util.Locale;

/**
 * What a row costs by itself: its cost less its yardstick's, in microseconds and as a part of the bare program's cost. It is negative
 * where the row is cheaper. A kernel that makes all of them dearer by the same amount changes the ratio, and not this difference.
 */
record Own(double micros, double ofLimit) {

    String microsText() {
        return text(micros);
    }

    String ofLimitText() {
        return text(ofLimit);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%+,.2f", value);
    }
}
