// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.store;

import java.time.Duration;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/howto/store.md says of a table. */
@ContractTest
@NeedsServer("a database")
@SameEverywhere("the database keeps the values, not the server")
class StoreTableIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                        Wars.withDatabase(Wars.of("howto-store-table", PlanEndpoint.class)),
                        "foyer.backplane.engine=none")
                .addClass(PlansInTable.class);
    }

    @Contract(
            rule = {"S4", "S5"},
            proves = "store.md: a table of a database has what the room opens with again")
    void change_isInTheTable() {
        try (Client ada = site.open("/plan/9")) {
            assertThat(ada.call("rename", "\"Plan B\"")).contains("\"data\":\"Plan B\"");
            assertThat(ada.call("rename", "\"Plan C\"")).contains("\"data\":\"Plan C\"");
        }
        await().pollInterval(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> { // it has been forgotten meanwhile
                            try (Client bob = site.open("/plan/9")) {
                                assertThat(bob.call("title", "null")).contains("\"data\":\"Plan C\"");
                            }
                        });
    }
}
