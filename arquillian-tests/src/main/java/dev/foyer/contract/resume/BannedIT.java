// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.resume;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connections;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A user who is sent away from two servers, with a real Redis between: rule I4. */
@ContractTest
@NeedsServer("two servers")
@SameEverywhere("the servers have no part in what goes between nodes; TwoDeploymentsIT is on all")
class BannedIT {

    private static final RedisServer REDIS = RedisServer.start();

    private final Site one = Site.at(Integer.getInteger("foyer.main.port"), "/banned");
    private final Site two = Site.at(Integer.getInteger("foyer.stoppable.port"), "/banned");

    @ArquillianResource
    private ContainerController containers;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "one", managed = false, testable = false)
    static WebArchive first() {
        return war();
    }

    @Deployment(name = "two", managed = false, testable = false)
    @TargetsContainer("stoppable")
    static WebArchive second() {
        return war();
    }

    private static WebArchive war() {
        return Wars.onRedis(Wars.of("banned", BannedIT.class), REDIS.url());
    }

    /** What a client says of itself. */
    @HandshakeHeaders
    public record Headers(@From(From.Source.QUERY) String name) {}

    /** A user context. */
    public record Guest(@UserId String name) {}

    @ServerEndpoint("/hall")
    public static class Hall {

        @Inject
        Connections connections;

        @Inject
        Journal journal;

        @OnConnect
        Guest connect(Headers headers) {
            return new Guest(headers.name());
        }

        @OnEvent("ban")
        void ban(String name) {
            connections.ofUser(name).close(Closing.KICKED);
        }

        @OnDisconnect
        void left(Guest guest, Closing closing) {
            journal.note(guest.name() + " left " + closing.code());
        }
    }

    @BeforeEach
    void start() {
        containers.start("stoppable"); // first, as WildFly copies what is deployed on the other
        deployer.deploy("one");
        deployer.deploy("two");
    }

    @AfterEach
    void stop() {
        deployer.undeploy("one");
        containers.stop("stoppable");
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    private static Comer open(Site site, String name) {
        return Comer.open(site.ws("/hall?name=" + name), Map.of());
    }

    @Contract(
            rule = "I4",
            proves =
                    "a user who is sent away is gone on all nodes, also where the line was lost, and comes back to no earlier connection, not even to one of a node that has stopped; other users do")
    void bannedUser_isGone() {
        try (Client moderator = one.open("/hall?name=moderator", Map.of(), "foyer.v1")) {
            moderator.next();
            Comer here = open(two, "ada");
            Comer away = open(two, "ada");
            String id = away.id();
            away.cut();
            moderator.call("ban", "\"ada\"");

            assertThat(here.line().closeCode()).isEqualTo(4500);
            two.awaitJournal("ada left 4500");
            assertThat(away.comeBack()).isEmpty();
            assertThat(away.id()).isNotEqualTo(id);

            Comer eve = open(two, "eve");
            Comer bob = open(two, "bob");
            String eves = eve.id();
            deployer.undeploy("two");
            assertThat(eve.line().closeCode()).isEqualTo(1012);
            moderator.call("ban", "\"eve\"");
            assertThat(eve.comeBackAt(one.ws("/hall?name=eve"))).isEmpty();
            assertThat(eve.id()).isNotEqualTo(eves);
            assertThat(bob.comeBackAt(one.ws("/hall?name=bob"))).isEqualTo("moved");
            bob.close();
            eve.close();
            away.close();
        }
    }
}
