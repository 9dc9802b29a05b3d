// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Proves that nothing of a log is missing here. Guarded by the room of the log. */
final class Proof {

    private final Clock clock;
    private final Duration age;

    // Mutable state.
    private Instant whole; // when nothing was missing
    private boolean sameLog = true; // the log cannot have been lost since then

    /**
     * Begins now, when nothing is missing.
     *
     * @param age how long the log keeps an event
     */
    Proof(Clock clock, Duration age) {
        this.clock = clock;
        this.age = age;
        this.whole = clock.instant();
    }

    /** Returns the last moment at which nothing was missing. */
    Instant whole() {
        return whole;
    }

    /** Notes that nothing is missing now, as what the log has that has been read. */
    void renew() {
        whole = clock.instant();
        sameLog = true;
    }

    /** Notes that the next event has arrived. */
    void goOn() {
        whole = clock.instant();
    }

    /** Notes that nothing was missing until a moment. */
    void goOn(Instant until) {
        whole = until.isAfter(whole) ? until : whole;
    }

    /**
     * Notes that the log is there again.
     *
     * @param same whether it cannot have been lost
     */
    void resumed(boolean same) {
        sameLog = sameLog && same;
    }

    /**
     * Tests whether nothing is missing in what was read. A log that begins anew was empty before, if it is still the same
     * one: whatever was appended since then would be there.
     */
    boolean isComplete(Stretch found) {
        boolean anew = found.end() == null
                || (!found.entries().isEmpty() && found.entries().get(0).at().number() == 0);
        boolean kept = sameLog && clock.instant().isBefore(whole.plus(age));
        return found.complete() || (anew && kept);
    }
}
