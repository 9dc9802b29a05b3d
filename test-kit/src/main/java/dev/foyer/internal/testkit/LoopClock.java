// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.foyer.internal.testkit.loop.Loop;

/** The wall clock of a test, which begins at the same moment in each test. */
public final class LoopClock extends Clock {

    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

    private final Loop loop;
    private final ZoneId zone;

    public LoopClock(Loop loop) {
        this(loop, ZoneOffset.UTC);
    }

    private LoopClock(Loop loop, ZoneId zone) {
        super();
        this.loop = loop;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new LoopClock(loop, other);
    }

    @Override
    public Instant instant() {
        return BEGIN.plus(loop.elapsed());
    }
}
