// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.goal;

import java.util.Locale;
import java.util.OptionalDouble;

/** A figure that should not be above, or not be below, a bound. */
record Goal(String what, Bound bound, double limit, String unit) {

    enum Bound {
        AT_MOST("<="),
        BELOW("<"),
        AT_LEAST(">=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case AT_MOST -> value <= limit;
                case BELOW -> value < limit;
                case AT_LEAST -> value >= limit;
            };
        }
    }

    String aim() {
        return bound.sign + ' ' + text(limit);
    }

    String text(OptionalDouble value) {
        return value.isPresent() ? text(value.getAsDouble()) : "-";
    }

    /** Whether it is reached; a dash if nothing was measured. */
    String verdict(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        return bound.holds(value.getAsDouble(), limit) ? "yes" : "no";
    }

    private String text(double value) {
        String number = String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : "%.2f", value);
        return unit.isEmpty() ? number : number + ' ' + unit;
    }
}
