// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Ledger;
import dev.foyer.contract.testing.Ledgers;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a node shows to tools for JMX, and how they drain it: rule O4. */
@ContractTest
@NeedsServer("JMX of a server")
class DrainIT {

    private static final int CLIENTS = 60;
    private static final String PLAIN = " away=0 rooms=1 users=30 nodes=1 ready=true draining=false";

    @ArquillianResource
    @OperateOnDeployment("operator")
    private Site operator;

    @ArquillianResource
    private Deployer deployer;

    private final Site site = Site.at(Integer.getInteger("foyer.main.port"), "/drained");

    @Deployment(name = "operator", testable = false)
    static WebArchive operator() {
        return ShrinkWrap.create(WebArchive.class, "operator.war").addClasses(TextServlet.class, NodeServlet.class);
    }

    @Deployment(name = "drained", managed = false, testable = false)
    static WebArchive drained() {
        return Ledgers.with(Wars.of("drained", DrainIT.class));
    }

    /** A user context. */
    public record Guest(@UserId String name) {}

    @ServerEndpoint("/hall")
    public static class Hall {
        private static final Ledger LEDGER = Ledger.open();

        @Inject
        Rooms rooms;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.query().get("name").get(0));
        }

        @OnOpen
        void opened(Connection connection) {
            rooms.get("hall").join(connection);
        }

        @OnDisconnect
        void left(Guest guest, Closing closing) {
            LEDGER.write(guest.name() + " left " + closing.code());
        }
    }

    private String ask(String what) {
        Http.Answer answer = Http.get(operator.http("/nodes?of=drained" + what));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().strip();
    }

    private void awaitSeen(String node) {
        await().atMost(Client.PATIENCE).untilAsserted(() -> assertThat(ask("")).isEqualTo(node));
    }

    @Contract(
            rule = "O4",
            proves =
                    "a node that a tool for JMX drains refuses handshakes with 503 and Retry-After, closes its connections with 1012, and runs @OnDisconnect of each; JMX shows it, until it is undeployed")
    void drainByJmx_emptiesTheNode() {
        deployer.deploy("drained");
        try {
            List<Client> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> site.open("/hall?name=guest" + i / 2))
                    .toList();
            awaitSeen("connections=" + CLIENTS + PLAIN);

            ask("&drain=2");

            Http.Answer refused = Http.upgrade(site.ws("/hall?name=late"), Map.of());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsEntry("Retry-After", "1");
            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.closeCode()).isEqualTo(1012));
            awaitSeen("connections=0 away=0 rooms=0 users=0 nodes=1 ready=false draining=true");
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(Ledgers.lines("drained.war"))
                            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CLIENTS)
                                    .mapToObj(i -> "guest" + i / 2 + " left 1012")
                                    .toList()));
        } finally {
            deployer.undeploy("drained");
        }
        assertThat(ask("")).isEmpty();
    }
}
