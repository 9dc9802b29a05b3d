// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.function.Function;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.latest.LatestEvents;
import dev.foyer.internal.latest.LatestTerms;
import dev.foyer.internal.latest.RetainedEvents;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.spi.Retention;

/** Makes what knows the newest events of a node that is alone. */
public final class TestLatest {

    /** What each room may keep. */
    public static final Retention KEEP = new Retention(3, Duration.ofMinutes(10), 1_000);

    private TestLatest() {}

    public static LatestEvents alone(Function<Group, Collection<? extends Receiver>> members) {
        return new LatestEvents(
                new LatestTerms(
                        new LatestTerms.Allowed(true, KEEP),
                        RetainedEvents.NONE,
                        members,
                        new LatestTerms.Time(System::nanoTime, Executors.newSingleThreadScheduledExecutor())),
                TestOutboxes.distributor(),
                OtherNodes.NONE);
    }
}
