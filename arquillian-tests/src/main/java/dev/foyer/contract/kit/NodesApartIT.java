// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.contract.howto.cluster.Announcements;
import dev.foyer.contract.howto.cluster.Nodes;
import dev.foyer.contract.testing.Contract;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/cluster.md says of nodes that lose each other, in virtual time; needs no server. */
class NodesApartIT {

    @ServerEndpoint("/hall")
    static class Hall {

        @Inject
        @RoomName("lobby")
        Room lobby;

        @OnEvent("enter")
        void enter(Connection connection) {
            lobby.join(connection);
        }
    }

    @Contract(
            rule = {"N1", "N4", "N6"},
            proves =
                    "cluster.md: an announcement reaches members on other nodes; when the nodes were apart, the member is told that something is missing, and the node knows that it is alone")
    void announcements_reachOtherNodes_andWhatIsLostIsTold() {
        try (FoyerCluster cluster =
                Foyer.of(Hall.class, Announcements.class, Nodes.class).startNodes(2)) {
            Announcements announcements = cluster.node(0).bean(Announcements.class);
            Nodes nodes = cluster.node(1).bean(Nodes.class);
            Peer ada = cluster.node(1).connect("/hall");
            ada.call("enter");

            announcements.announce("We open at nine.");
            cluster.settle();
            assertThat(ada.expect("announced").as(String.class)).isEqualTo("We open at nine.");
            assertThat(nodes.healthy()).isTrue();

            cluster.cutOff(1);
            announcements.announce("It rains.");
            cluster.advance(Duration.ofSeconds(3));
            ada.expectNothing();
            assertThat(nodes.healthy()).isFalse();

            cluster.reconnect(1);
            cluster.advance(Duration.ofSeconds(20));
            assertThat(nodes.healthy()).isTrue();
            ada.expectMissed();
            announcements.announce("The sun shines.");
            cluster.settle();
            assertThat(ada.expect("announced").as(String.class)).isEqualTo("The sun shines.");
        }
    }
}
