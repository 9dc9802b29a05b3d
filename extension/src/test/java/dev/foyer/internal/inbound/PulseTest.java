// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule D5. */
class PulseTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = -5 * SECOND; // nanoTime may be negative

    private final Pulse pulse = new Pulse(Duration.ofSeconds(25), Duration.ofSeconds(20), START, 0.4);

    @Test
    void firstPing_comesAtThePhaseOfTheInterval() {
        assertThat(check(0)).isEqualTo(Beat.NOTHING);
        assertThat(check(9)).isEqualTo(Beat.NOTHING);
        assertThat(check(10)).isEqualTo(Beat.PING);
        assertThat(check(11)).isEqualTo(Beat.NOTHING);
    }

    @Test
    void noAnswer_isDeadAfterTheTimeout() {
        check(10);

        assertThat(check(29)).isEqualTo(Beat.NOTHING);
        assertThat(check(30)).isEqualTo(Beat.DEAD);
    }

    @Test
    void doubtfulPeer_isAskedAtOnceAndDeadAfterHalfOfTheTimeout() {
        var doubtful = Pulse.doubtful(Duration.ofSeconds(25), Duration.ofSeconds(20), START);

        assertThat(doubtful.check(START, false)).isEqualTo(Beat.PING);
        assertThat(doubtful.check(START + 9 * SECOND, false)).isEqualTo(Beat.NOTHING);
        assertThat(doubtful.check(START + 10 * SECOND, false)).isEqualTo(Beat.DEAD);
    }

    @Test
    void doubtfulPeerThatAnswered_isLikeAnyOther() {
        var doubtful = Pulse.doubtful(Duration.ofSeconds(25), Duration.ofSeconds(20), START);
        doubtful.check(START, false);
        doubtful.heard();

        assertThat(doubtful.check(START + 23 * SECOND, false)).isEqualTo(Beat.NOTHING);
        assertThat(doubtful.check(START + 27 * SECOND, false)).isEqualTo(Beat.PING);
        assertThat(doubtful.check(START + 46 * SECOND, false)).isEqualTo(Beat.NOTHING);
        assertThat(doubtful.check(START + 47 * SECOND, false)).isEqualTo(Beat.DEAD);
    }

    @Test
    void answer_isFollowedByThePingOfTheNextInterval() {
        check(10);
        pulse.heard();

        assertThat(check(30)).isEqualTo(Beat.NOTHING);
        assertThat(check(33)).isEqualTo(Beat.NOTHING); // 35, a twentieth of the interval less at most
        assertThat(check(37)).isEqualTo(Beat.PING);
        assertThat(check(58)).isEqualTo(Beat.DEAD);
    }

    @Test
    void whatCameBeforeThePing_doesNotCount() {
        pulse.heard();
        check(10);

        assertThat(check(30)).isEqualTo(Beat.DEAD);
    }

    @Test
    void pingOfABusyConnection_isDueAnIntervalLater() {
        assertThat(pulse.check(START + 10 * SECOND, true)).isEqualTo(Beat.NOTHING);

        assertThat(check(34)).isEqualTo(Beat.NOTHING);
        assertThat(check(35)).isEqualTo(Beat.PING);
    }

    private Beat check(long second) {
        return pulse.check(START + second * SECOND, false);
    }
}
