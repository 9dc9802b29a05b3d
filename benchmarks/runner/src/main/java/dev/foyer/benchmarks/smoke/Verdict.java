// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.smoke;

import java.util.Locale;
import java.util.OptionalDouble;

/** What a smoke run has to say about one thing, and whether the run has failed by it. */
public record Verdict(boolean failed, String text) {

    private static final double FACTOR = 1.5;

    static Verdict failed(String text) {
        return new Verdict(true, text);
    }

    /** Compares a share with the stored one. */
    static Verdict of(String scenario, OptionalDouble share, OptionalDouble stored) {
        if (share.isEmpty()) {
            return failed(scenario + ": the yardstick was not dearer than the bare program, so the run says nothing");
        }
        String measured = String.format(Locale.ROOT, "%s: Foyer's share is %.2f", scenario, share.getAsDouble());
        if (stored.isEmpty()) {
            return failed(measured + ", and none is stored");
        }
        double most = FACTOR * stored.getAsDouble();
        boolean failed = share.getAsDouble() > most;
        return new Verdict(
                failed,
                String.format(
                        Locale.ROOT,
                        "%s, stored %.2f, at most %.2f: %s",
                        measured,
                        stored.getAsDouble(),
                        most,
                        failed ? "too much" : "fine"));
    }
}
