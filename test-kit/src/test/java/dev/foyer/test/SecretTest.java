// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Nodes sign what they say to each other: rule N9. */
class SecretTest {

    private static final String SECRET = "foyer.backplane.secret";

    @Test
    void nodesWithOneSecret_areOneApplication() {
        try (FoyerCluster cluster =
                OnThreeNodes.nodes().setting(SECRET, "a-secret-of-some-length").startNodes(2)) {
            Peer ada = cluster.node(0).connect("/hall?name=ada");
            Peer bob = cluster.node(1).connect("/hall?name=bob");
            ada.call("join", "lobby");
            bob.call("join", "lobby");

            ada.call("say", new OnThreeNodes.Said(0, 1));
            assertThat(bob.expect(OnThreeNodes.Said.class)).isEqualTo(new OnThreeNodes.Said(0, 1));

            cluster.advance(Duration.ofSeconds(3));
            OnThreeNodes.Hall hall = cluster.node(0).bean(OnThreeNodes.Hall.class);
            assertThat(hall.room("lobby").size()).isEqualTo(2);
            assertThat(hall.connections().count()).isEqualTo(2);
        }
    }

    @Test
    void secretThatIsTooShort_isAMistakeAtTheStart() {
        FoyerBuilder nodes = OnThreeNodes.nodes().setting(SECRET, "hUsHhUsH");

        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.startNodes(2))
                .withMessageContaining("FOYER-6002")
                .withMessageContaining(SECRET)
                .withMessageNotContaining("hUsH");
    }
}
