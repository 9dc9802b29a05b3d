// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.cluster;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Cluster;
import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application without endpoints emits to the connections of another one of its name: rule N8. */
@ContractTest
@NeedsServer("the jar of an engine")
@SameEverywhere("the servers have no part in what goes between nodes; TwoDeploymentsIT is on all")
class EmitOnlyHowtoIT {

    private static final RedisServer REDIS = RedisServer.start();

    private final Site hall = Site.at(Integer.getInteger("foyer.main.port"), "/emit-hall");
    private final Site batch = Site.at(Integer.getInteger("foyer.main.port"), "/emit-only");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "emit-hall", managed = false, testable = false)
    static WebArchive hall() {
        return Wars.onRedis(Wars.of("emit-hall", EmitOnlyHowtoIT.class), REDIS.url());
    }

    @Deployment(name = "emit-only", managed = false, testable = false)
    static WebArchive emitOnly() {
        return Wars.onRedis(
                Wars.of("emit-only", AnnouncementsServlet.class).addClass(Announcements.class), REDIS.url());
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    @ServerEndpoint("/hall")
    public static class Hall {

        @Inject
        @RoomName("lobby")
        Room lobby;

        @Inject
        Cluster cluster;

        @OnEvent("enter")
        void enter(Connection connection) {
            lobby.join(connection);
        }

        @OnEvent("nodes")
        int nodes() {
            return cluster.size();
        }
    }

    @Contract(
            rule = "N8",
            proves =
                    "cluster.md: an application without endpoints emits to the members of a room of another application of its name")
    void applicationWithoutEndpoints_emits() {
        deployer.deploy("emit-hall");
        try (Client ada = hall.open("/hall", Map.of(), "foyer.v1")) {
            ada.call("enter", "null");
            deployer.deploy("emit-only");
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(ada.call("nodes", "null")).endsWith("\"data\":2}"));

            Http.Answer answer = Http.send("POST", batch.http("/announcements?text=hello"), Map.of(), "");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(ada.next(frame -> frame.contains("announced"))).contains("\"data\":\"hello\"");
        } finally {
            deployer.undeploy("emit-only");
            deployer.undeploy("emit-hall");
        }
    }
}
