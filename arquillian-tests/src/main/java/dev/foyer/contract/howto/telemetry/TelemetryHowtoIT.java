// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.telemetry;

import jakarta.websocket.server.ServerEndpoint;

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

/** What docs/howto/telemetry.md says of servers without MicroProfile Telemetry, and of those where it is off. */
@ContractTest
@NeedsServer("a servlet that Prometheus reads")
class TelemetryHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.withPrometheus(Wars.of("howto-telemetry", TelemetryHowtoIT.class))
                .addClasses(Registry.class, MetricsServlet.class);
    }

    @ServerEndpoint("/hall")
    public static class Hall {

        @OnEvent("hello")
        String hello() {
            return "hello";
        }

        @OnEvent("fail")
        void fail() {
            throw new IllegalStateException("private");
        }
    }

    @Contract(
            rule = {"O1", "O5"},
            proves = "telemetry.md: Prometheus reads the figures from the application's Micrometer, on every server")
    void prometheus_readsTheFigures() {
        try (Client client = site.open("/hall")) {
            client.call("hello", "null");
            client.call("hello", "null");
            client.call("fail", "null");

            assertThat(Http.get(site.http("/metrics")).body())
                    .contains("foyer_server_connection_active{foyer_endpoint=\"/hall\",} 1.0")
                    .contains("foyer_server_event_duration_seconds_count"
                            + "{error_type=\"none\",foyer_endpoint=\"/hall\",foyer_event=\"hello\",} 2.0")
                    .contains("foyer_server_event_duration_seconds_count"
                            + "{error_type=\"failed\",foyer_endpoint=\"/hall\",foyer_event=\"fail\",} 1.0")
                    .contains("foyer_server_frame_received_total 3.0")
                    .contains("foyer_server_io_bytes_total{network_io_direction=\"receive\",} ");
        }
    }
}
