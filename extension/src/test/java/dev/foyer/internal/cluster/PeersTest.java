// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which nodes count: rule N6. */
class PeersTest {

    private static final long LATER = Peers.LEASE.toNanos();

    private final Peers peers = new Peers();

    @Test
    void nodeThatWasLost_isNewWhenItComesBack() {
        assertThat(peers.heard("two", 0, Instant.EPOCH)).isTrue();
        assertThat(peers.heard("two", 0, Instant.EPOCH)).isFalse();
        assertThat(peers.sweep(LATER)).containsExactly("two");
        assertThat(peers.count()).isZero();

        assertThat(peers.heard("two", LATER, null)).isTrue();

        assertThat(peers.count()).isEqualTo(1);
        assertThat(peers.settled(Instant.MAX)).isEqualTo(Instant.EPOCH); // as it was known before
    }
}
