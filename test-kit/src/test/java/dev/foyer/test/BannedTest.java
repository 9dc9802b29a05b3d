// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;

import dev.foyer.Closing;
import dev.foyer.Connections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule I4: a user whose connections are closed is gone on all nodes, also where a client could come back. */
class BannedTest extends MovedFixture {

    private void ban(int node, String name) {
        cluster.node(node).bean(Connections.class).ofUser(name).close(Closing.KICKED);
        cluster.settle();
    }

    @Test
    void user_isGoneOnAllNodes() {
        List<Peer> ada = List.of(enter(0, "ada"), enter(1, "ada"), enter(2, "ada"));
        Peer bob = enter(1, "bob");

        ban(2, "ada");

        ada.forEach(peer -> peer.expectClosed(4500));
        bob.expectOpen();
        cluster.advance(Duration.ofSeconds(3));
        assertThat(plain(0).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void connectionThatIsAway_isGone_andCannotBeResumed(int node) {
        Peer ada = enter(0, "ada");
        String id = ada.id();
        ada.cut();
        cluster.settle();

        ban(1, "ada");

        assertThat(diary(0).lines()).containsExactly("open ada ", "left 4500");
        cluster.advance(Duration.ofSeconds(1));
        ada.resumeAt(cluster.node(node));
        assertThat(ada.isResumed()).isFalse();
        assertThat(ada.id()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void connectionOfANodeThatIsGone_cannotBeResumedElsewhere(int node) {
        Peer ada = enter(0, "ada");
        Peer bob = enter(0, "bob");
        String id = ada.id();
        kill(0, ada, bob);

        ban(1, "ada");

        ada.resumeAt(cluster.node(node));
        assertThat(ada.isResumed()).isFalse();
        assertThat(ada.id()).isNotEqualTo(id);
        bob.resumeAt(cluster.node(node));
        assertThat(bob.isMoved()).isTrue();
    }

    @Test
    void closingSomebodyElse_changesNothing() {
        Peer ada = enter(0, "ada");
        kill(0, ada);

        ban(1, "bob");

        ada.resumeAt(cluster.node(2));
        assertThat(ada.isMoved()).isTrue();
    }
}
