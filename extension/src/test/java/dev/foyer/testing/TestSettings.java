// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.foyer.internal.model.settings.CredentialTerms;
import dev.foyer.internal.model.settings.Exposure;
import dev.foyer.internal.model.settings.FrameLimits;
import dev.foyer.internal.model.settings.HeartbeatTimes;
import dev.foyer.internal.model.settings.Limits;
import dev.foyer.internal.model.settings.OutboxLimits;
import dev.foyer.internal.model.settings.PendingLimits;
import dev.foyer.internal.model.settings.ResumeLimits;
import dev.foyer.internal.model.settings.RoomLimits;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.model.settings.Signal;
import dev.foyer.internal.model.settings.Timeouts;
import dev.foyer.internal.model.settings.TokenPlace;
import dev.foyer.spi.Retention;

/** Settings for tests. */
public final class TestSettings {

    public static final ResumeLimits RESUME = new ResumeLimits(Duration.ofSeconds(30), 256 * 1024, 10_000);

    public static final Retention LATEST = new Retention(1_000, Duration.ofMinutes(10), 256 * 1024);

    /** What applies without any configuration, as docs/reference/configuration.md has it. */
    public static final Settings DEFAULTS = new Settings(
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ZERO),
            new Limits(
                    100_000,
                    new RoomLimits(1_000, 256 * 1024, 100_000, ""),
                    32,
                    new FrameLimits(64 * 1024, 100, 200),
                    new PendingLimits(256, 1024 * 1024, 16)),
            new OutboxLimits(1024 * 1024, 24 * 1024, Duration.ofSeconds(10), RESUME, LATEST),
            new HeartbeatTimes(Duration.ofSeconds(25), Duration.ofSeconds(20)),
            new Exposure(
                    List.of(),
                    Set.of(),
                    Set.of(Signal.METRICS, Signal.TRACES),
                    new CredentialTerms(Duration.ofSeconds(25), List.of(TokenPlace.HEADER))));

    private TestSettings() {}
}
