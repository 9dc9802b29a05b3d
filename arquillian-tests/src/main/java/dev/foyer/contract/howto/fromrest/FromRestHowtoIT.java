// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.fromrest;

import java.util.Map;

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

/** What docs/howto/from-rest.md says. */
@ContractTest
class FromRestHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bringing(Wars.of("howto-from-rest", ParcelEndpoint.class), "rest")
                .addClasses(ParcelResource.class, Api.class, Clock.class);
    }

    @Contract(
            rule = {"R7", "R10"},
            proves = "from-rest.md: a resource tells a user, and knows whether anybody was there")
    @NeedsServer("Jakarta REST")
    void resource_tellsAUser() {
        try (Client ada = customer()) {
            assertThat(post("/api/parcels/p1/arrived/ada")).isEqualTo("told");
            assertThat(ada.next(frame -> frame.contains("parcel")))
                    .isEqualTo("{\"event\":\"parcel.arrived\",\"data\":{\"parcel\":\"p1\"}}");
            assertThat(post("/api/parcels/p2/arrived/bob")).isEqualTo("not there: send a letter");
        }
    }

    @Contract(rule = "R10", proves = "from-rest.md: a timer tells a room for as long as somebody is in")
    void timer_tellsARoom() {
        for (int i = 0; i < 2; i++) {
            try (Client ada = customer()) {
                ada.next(frame -> frame.contains("\"clock\""));
                assertThat(ada.next(frame -> frame.contains("\"clock\""))).contains("\"room\":\"depot\"");
            }
        }
    }

    @Contract(rule = "R10", proves = "from-rest.md: another thread tells the connection that came as parameter")
    void thread_tellsAConnection() {
        try (Client ada = customer()) {
            ada.send("{\"event\":\"label.print\",\"data\":\"p3\"}");
            assertThat(ada.next(frame -> frame.contains("label")))
                    .isEqualTo("{\"event\":\"label.printed\",\"data\":\"p3\"}");
        }
    }

    private Client customer() {
        return site.open("/parcels?customer=ada");
    }

    private String post(String path) {
        return Http.send("POST", site.http(path), Map.of("Content-Length", "0"), "")
                .body();
    }
}
