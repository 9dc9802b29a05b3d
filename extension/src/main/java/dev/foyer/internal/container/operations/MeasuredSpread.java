// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import dev.foyer.internal.measure.Spread;

/** Shows how values are spread, in the unit of their instrument. */
public final class MeasuredSpread {

    private final Spread spread;

    MeasuredSpread(Spread spread) {
        this.spread = spread;
    }

    /** Returns how many values there are. */
    public long getCount() {
        return spread.count();
    }

    /** Returns all values added up. */
    public double getSum() {
        return spread.sum();
    }

    /** Returns what half of the values do not exceed, rounded up to the bound of a range. */
    public double getHalf() {
        return spread.half();
    }

    /** Returns what 99 of 100 values do not exceed, rounded up in the same way. */
    public double getMost() {
        return spread.most();
    }
}
