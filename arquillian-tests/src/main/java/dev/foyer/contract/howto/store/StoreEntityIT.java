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
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/howto/store.md says of a store of one's own. */
@ContractTest
@NeedsServer("persistence")
@SameEverywhere("Jakarta Persistence of EclipseLink and of Hibernate")
class StoreEntityIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-store-entity", PlanEndpoint.class)
                .addClasses(SavedBoard.class, BoardStore.class)
                .addAsResource(new StringAsset("""
                                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                                    <persistence-unit name="boards" transaction-type="JTA">
                                        <jta-data-source>java:comp/DefaultDataSource</jta-data-source>
                                        <class>dev.foyer.contract.howto.store.SavedBoard</class>
                                        <properties>
                                            <property name="jakarta.persistence.schema-generation.database.action" value="drop-and-create"/>
                                        </properties>
                                    </persistence-unit>
                                </persistence>
                                """), "META-INF/persistence.xml");
    }

    @Contract(
            rule = {"S4", "S5"},
            proves = "store.md: a store of the application's own, with an entity, has what the room opens with again")
    void change_isInTheDatabase() {
        try (Client ada = site.open("/plan/8")) {
            assertThat(ada.call("rename", "\"Plan B\"")).contains("\"data\":\"Plan B\"");
            assertThat(ada.call("rename", "\"Plan C\"")).contains("\"data\":\"Plan C\"");
        }
        await().pollInterval(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> { // it has been forgotten meanwhile
                            try (Client bob = site.open("/plan/8")) {
                                assertThat(bob.call("title", "null")).contains("\"data\":\"Plan C\"");
                            }
                        });
    }
}
