// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.smoke;

import java.util.OptionalDouble;

import dev.foyer.benchmarks.report.Outcome;

/**
 * Foyer's share: what it costs beyond the bare program, divided by what the yardstick costs beyond it. Foyer's cost less the yardstick's
 * is near zero, where a factor judges noise alone; its ratio to the yardstick changes with what the kernel charges all three.
 * The bare program's cost is mostly the kernel's, so this leaves it out.
 */
final class Share {

    private Share() {}

    /** Returns the share; there is none if the yardstick was not dearer than the bare program. */
    static OptionalDouble of(Outcome outcome) {
        double limit = cost(outcome, Smoke.LIMIT).orElseThrow();
        double foyer = cost(outcome, Smoke.FOYER).orElseThrow() - limit;
        double yardstick = cost(outcome, Smoke.YARDSTICK).orElseThrow() - limit;
        return yardstick > 0 ? OptionalDouble.of(foyer / yardstick) : OptionalDouble.empty();
    }

    /** Returns what an operation costs that server; empty if it was not measured. */
    static OptionalDouble cost(Outcome outcome, String server) {
        return outcome.rows().stream()
                .filter(row -> row.contender().isNamed(server))
                .flatMapToDouble(row -> row.cost().stream())
                .findFirst();
    }
}
