// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.OnEvent;
import dev.foyer.contract.howto.telemetry.Registry;
import dev.foyer.contract.testing.Contract;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import io.micrometer.prometheus.PrometheusMeterRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/telemetry.md says of a registry of the application's; needs no server. */
class CountedEventsIT {

    @ServerEndpoint("/hall")
    static class Hall {

        @OnEvent("hello")
        String hello() {
            return "hello";
        }
    }

    @Contract(
            rule = {"O1", "O5"},
            proves = "telemetry.md: the application's registry has what Prometheus reads, also in a test")
    void registry_hasTheFigures() {
        try (Foyer foyer = Foyer.of(Hall.class, Registry.class).start()) {
            PrometheusMeterRegistry registry = foyer.bean(PrometheusMeterRegistry.class);
            Peer ada = foyer.connect("/hall");
            Peer bob = foyer.connect("/hall");
            ada.call("hello");
            ada.call("hello");
            assertThat(ada.refused("unknown").code()).isEqualTo("unknown-event");
            bob.close(Closing.NORMAL); // a page that is left could still come back
            foyer.settle();

            assertThat(registry.scrape())
                    .contains("foyer_server_connection_active{foyer_endpoint=\"/hall\",} 1.0")
                    .contains("foyer_server_event_duration_seconds_count"
                            + "{error_type=\"none\",foyer_endpoint=\"/hall\",foyer_event=\"hello\",} 2.0")
                    .contains("{error_type=\"unknown-event\",foyer_endpoint=\"/hall\",foyer_event=\"_OTHER\",} 1.0");
        }
    }
}
