// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Ledger;
import dev.foyer.contract.testing.Ledgers;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What connections see when the application or the server stops: of rules C7 and D7. */
@ContractTest
@NeedsServer("a server that stops")
class ShutdownIT {

    private static final int CLIENTS = 20;

    @ArquillianResource
    private ContainerController containers;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "undeployed", managed = false, testable = false)
    static WebArchive undeployed() {
        return Ledgers.with(Wars.of("undeployed", ShutdownIT.class));
    }

    @Deployment(name = "stopped", managed = false, testable = false)
    @TargetsContainer("stoppable")
    static WebArchive stopped() {
        return Ledgers.with(Wars.of("stopped", ShutdownIT.class));
    }

    /** A user context. */
    public record Guest(String name) {}

    @ServerEndpoint("/guests")
    public static class Guests {
        private static final Ledger LEDGER = Ledger.open();

        @Inject
        Connection connection;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.query().get("name").get(0));
        }

        @OnEvent("hello")
        String hello(Guest guest) {
            return guest.name();
        }

        @OnEvent("stay")
        CompletionStage<String> stay() {
            connection.emit("staying", null);
            return new CompletableFuture<>();
        }

        @OnDisconnect
        void left(Guest guest, Closing closing) {
            LEDGER.write(guest.name() + " left " + closing.code() + " of " + connection.endpoint());
        }
    }

    @Contract(
            rule = {"C7", "D7"},
            proves = "undeploy closes every connection with 1012 and runs its @OnDisconnect")
    void undeploy_closesAndRunsOnDisconnect() {
        deployer.deploy("undeployed");
        List<Client> clients = clients("foyer.main.port", "undeployed");
        deployer.undeploy("undeployed");

        assertThat(clients).allSatisfy(client -> assertThat(client.closeCode()).isEqualTo(1012));
        awaitLines("undeployed", "1012");
    }

    @Contract(
            rule = {"C7", "D7"},
            proves =
                    "undeploy does not wait for a handler that does not end: @OnDisconnect runs within the shutdown timeout")
    void undeploy_endsWhatDoesNotEnd() {
        deployer.deploy("undeployed");
        try (Client staying =
                Site.at(Integer.getInteger("foyer.main.port"), "/undeployed").open("/guests?name=staying")) {
            staying.send("{\"event\":\"stay\",\"id\":1}");
            assertThat(staying.next()).contains("staying");
            deployer.undeploy("undeployed");

            assertThat(staying.closeCode()).isEqualTo(1012);
        }
        await().atMost(Client.PATIENCE)
                .untilAsserted(() ->
                        assertThat(Ledgers.lines("undeployed.war")).containsOnlyOnce("staying left 1012 of /guests"));
    }

    @Contract(
            rule = {"C7", "D7"},
            proves = "stopping the server runs @OnDisconnect for each connection")
    void serverStop_runsOnDisconnect() {
        containers.start("stoppable");
        deployer.deploy("stopped");
        List<Client> clients = clients("foyer.stoppable.port", "stopped");
        containers.stop("stoppable");

        assertThat(clients).allSatisfy(client -> assertThat(client.closeCode()).isIn(1001, 1006, 1012));
        // Servers close the lines themselves, without a word or with 1001, before the application knows: what is sent
        // to one just then, such as a ping, finds it lost
        awaitLines("stopped", "(1012|1001|1006)");
    }

    private static List<Client> clients(String port, String application) {
        Site site = Site.at(Integer.getInteger(port), "/" + application);
        var clients = new ArrayList<Client>();
        for (int i = 0; i < CLIENTS; i++) {
            Client client = site.open("/guests?name=" + application + "-" + i);
            assertThat(client.call("hello", "null")).contains(application + "-" + i);
            clients.add(client);
        }
        return clients;
    }

    private static void awaitLines(String application, String code) {
        await().atMost(Client.PATIENCE).untilAsserted(() -> {
            List<String> lines = Ledgers.lines(application + ".war");
            for (int i = 0; i < CLIENTS; i++) {
                String line = application + "-" + i + " left " + code + " of /guests";
                assertThat(lines.stream().filter(each -> each.matches(line)))
                        .as(line)
                        .hasSize(1);
            }
        });
    }
}
