// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.ManualClock;
import dev.foyer.testing.TestOutboxes;

import static org.assertj.core.api.Assertions.assertThat;

/** An outbox in front of a fake transport, and what it tells. */
abstract class OutboxFixture {

    protected static final int PLENTY = 1_000_000;
    protected static final Closing LOST = new Closing(1006, "");

    protected static final int WINDOW = 1024;
    protected static final String FILLING = "x".repeat(900);

    protected final FakeTransport transport = FakeTransport.immediate();
    protected final List<Closing> ended = Collections.synchronizedList(new ArrayList<>());
    protected final ManualClock clock = new ManualClock();
    protected final long begin = clock.getAsLong();
    protected final Outbox outbox = outbox(transport);

    /** Uses the window up: what comes after it waits. */
    protected void fill() {
        offer(FILLING);
    }

    protected Outbox outbox(FakeTransport to) {
        return TestOutboxes.of(PLENTY, WINDOW, clock).open(to, false, ended::add);
    }

    protected void offer(String... texts) {
        for (String text : texts) {
            assertThat(outbox.offer(frame(text))).isTrue();
        }
    }

    protected static Frame frame(String text) {
        return new Frame(text);
    }
}
