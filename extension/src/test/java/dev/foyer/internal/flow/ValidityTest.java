// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule I1: until when credentials are accepted, whatever an application says. */
class ValidityTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final Validity validity = new Validity(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(25));

    @Test
    void credentials_areAcceptedUntilTheGraceIsOver() {
        assertThat(validity.isOver(NOW.plusSeconds(1))).isFalse();
        assertThat(validity.isOver(NOW.minusSeconds(25).plusMillis(1))).isFalse();
        assertThat(validity.isOver(NOW.minusSeconds(25))).isTrue();
        assertThat(validity.isOver(null)).isFalse();
    }

    @Test
    void extremes_overflowNothing() {
        assertThat(validity.isOver(Instant.MAX)).isFalse();
        assertThat(validity.isOver(Instant.MAX.minusSeconds(1))).isFalse();
        assertThat(validity.isOver(Instant.MIN)).isTrue();
        assertThat(validity.secondsUntil(Instant.MAX)).isNull();
        assertThat(validity.secondsUntil(Instant.MIN)).isZero();
    }

    @Test
    void clients_areToldWholeSeconds() {
        assertThat(validity.secondsUntil(NOW.plusMillis(61_999))).isEqualTo(61);
        assertThat(validity.secondsUntil(NOW.plusMillis(999))).isZero();
        assertThat(validity.secondsUntil(NOW.minusSeconds(5))).isZero();
        assertThat(validity.secondsUntil(NOW.plus(Duration.ofDays(2000)))).isNull();
        assertThat(validity.secondsUntil(null)).isNull();
    }
}
