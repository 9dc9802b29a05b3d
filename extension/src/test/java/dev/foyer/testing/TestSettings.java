// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.foyer.internal.model.Settings;
import dev.foyer.internal.model.Settings.Exposure;
import dev.foyer.internal.model.Settings.Frames;
import dev.foyer.internal.model.Settings.Heartbeat;
import dev.foyer.internal.model.Settings.Limits;
import dev.foyer.internal.model.Settings.Outbox;
import dev.foyer.internal.model.Settings.Pending;
import dev.foyer.internal.model.Settings.Timeouts;

/** Settings for tests. */
public final class TestSettings {

    /** What applies without any configuration, as docs/reference/configuration.md has it. */
    public static final Settings DEFAULTS = new Settings(
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10)),
            new Limits(100_000, 1_000, 32, new Frames(64 * 1024, 100, 200), new Pending(256, 1024 * 1024, 16)),
            new Outbox(1024 * 1024, 24 * 1024, Duration.ofSeconds(10)),
            new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(20)),
            new Exposure(List.of(), Set.of()));

    private TestSettings() {}
}
