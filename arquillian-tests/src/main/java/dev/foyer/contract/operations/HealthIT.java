// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Drain;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a server with MicroProfile Health learns about a node: rule O3. */
@ContractTest
@NeedsServer("MicroProfile Health")
class HealthIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive application() {
        return Wars.of("checked", HealthIT.class).addClass(HealthServlet.class);
    }

    @ServerEndpoint("/hall")
    public static class Hall {

        @Inject
        Drain drain;

        @OnEvent("drain")
        void drain() {
            var unused = drain.begin(Duration.ZERO);
        }
    }

    private void awaitChecks(String checks) {
        await().atMost(Client.PATIENCE)
                .untilAsserted(
                        () -> assertThat(Http.get(site.http("/checks")).body().strip())
                                .isEqualTo(checks));
    }

    @Contract(
            rule = {"O3", "O4"},
            proves = "an application has started, is ready and live; once it drains it is ready no longer")
    void checks_tellHowTheNodeIs() {
        try (Client client = site.open("/hall")) {
            awaitChecks("{foyer-live=Liveness UP {connections=1}, foyer-ready=Readiness UP {connections=1},"
                    + " foyer-started=Startup UP {connections=1}}");

            client.send("{\"event\":\"drain\"}");
            assertThat(client.closeCode()).isEqualTo(1012);

            awaitChecks("{foyer-live=Liveness UP {connections=0},"
                    + " foyer-ready=Readiness DOWN {connections=0, reason=draining},"
                    + " foyer-started=Startup UP {connections=0}}");
        }
    }
}
