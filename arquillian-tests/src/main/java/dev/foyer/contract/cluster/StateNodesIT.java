// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.foyer.contract.state.Counter;
import dev.foyer.contract.state.CounterEndpoint;
import dev.foyer.contract.state.Duel;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.StatePositions;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import dev.foyer.spi.Position;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What rooms remember on two nodes that a real Redis connects, with a secret: rules S2, S3, S4 and S6. */
@ContractTest
@NeedsServer("the jar of an engine")
@SameEverywhere("the servers have no part in what goes between nodes; TwoDeploymentsIT is on all")
class StateNodesIT {

    private static final RedisServer REDIS = RedisServer.start();

    private final Site one = Site.at(Integer.getInteger("foyer.main.port"), "/state-one");
    private final Site two = Site.at(Integer.getInteger("foyer.main.port"), "/state-two");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "state-one", managed = false, testable = false)
    static WebArchive first() {
        return war("state-one");
    }

    @Deployment(name = "state-two", managed = false, testable = false)
    static WebArchive second() {
        return war("state-two");
    }

    private static WebArchive war(String name) {
        return Wars.onRedis(
                Wars.of(name, CounterEndpoint.class).addClasses(Counter.class, Duel.class),
                REDIS.url(),
                "foyer.backplane.secret=correct horse battery staple");
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    private static Client member(Site site, String id) {
        return site.open("/counter/" + id, Map.of(), "foyer.v1");
    }

    private static String state(Client client) {
        return client.next(frame -> frame.startsWith("{\"state\""));
    }

    @Contract(
            rule = {"S2", "S3", "S4", "S6"},
            proves = "on two nodes increments all count, and members see them in order; Redis that comes back empty"
                    + " gets the value again; seats are counted over both")
    void twoNodes_haveOneValue() {
        deployer.deploy("state-one");
        deployer.deploy("state-two");
        try {
            incrementsCount();
            seatsAreCounted();
            emptyRedisGetsTheValue();
        } finally {
            deployer.undeploy("state-two");
            deployer.undeploy("state-one");
        }
    }

    private void incrementsCount() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < 6; i++) {
            clients.add(member(i % 2 == 0 ? one : two, "sum"));
        }
        clients.forEach(client -> client.send("{\"event\":\"more\",\"data\":300}"));
        for (Client client : clients) {
            List<String> frames = client.until(frame -> frame.contains("\"number\":1800}"));
            assertThat(StatePositions.of(frames)).extracting(Position::number).endsWith(1_800L);
        }
        clients.forEach(Client::close);
    }

    private void seatsAreCounted() {
        try (Client ada = member(one, "a");
                Client bob = member(two, "a");
                Client cyd = member(two, "a")) {
            assertThat(ada.call("fight", "\"1\"")).doesNotContain("error");
            assertThat(bob.call("fight", "\"1\"")).doesNotContain("error");
            assertThat(cyd.call("fight", "\"1\"")).contains("\"room-full\"");
            ada.call("flee", "\"1\"");
            await().until(() -> !cyd.call("fight", "\"1\"").contains("\"room-full\""));
        }
    }

    private void emptyRedisGetsTheValue() {
        try (Client ada = member(one, "kept");
                Client bob = member(two, "kept")) {
            ada.call("more", "7");
            state(bob);
            REDIS.restart(); // which keeps nothing

            await().atMost(Client.PATIENCE).until(() -> bob.call("more", "1").contains("\"data\""));
            assertThat(bob.call("number", "null")).contains("\"data\":8");
            assertThat(ada.next(frame -> frame.contains("\"number\":8"))).startsWith("{\"state\"");
        }
    }
}
