// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.database;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/database.md says, with two applications on one server as the nodes. */
@ContractTest
@NeedsServer("a database")
@SameEverywhere("Jakarta Transactions")
class DatabaseHowtoIT {

    @ArquillianResource
    @OperateOnDeployment("one")
    private Site one;

    @ArquillianResource
    @OperateOnDeployment("two")
    private Site two;

    @Deployment(name = "one", testable = false)
    static WebArchive first() {
        return war("howto-database-one");
    }

    @Deployment(name = "two", testable = false)
    static WebArchive second() {
        return war("howto-database-two");
    }

    private static WebArchive war(String name) {
        return Wars.onDatabase(Wars.of(name, OrderEndpoint.class).addClass(Orders.class), "howto-database");
    }

    @Contract(
            rule = {"D8", "N3", "Q7"},
            proves =
                    "database.md: an event for a room with a history is told on both nodes after the commit, kept, and gone after a rollback")
    void order_isToldWithItsCommit() {
        try (Client ada = one.open("/orders");
                Client bob = two.open("/orders")) {
            assertThat(ada.call("order", "\"lamp\"")).contains("\"ordered\"");
            assertThat(bob.next(frame -> frame.contains("\"item\":\"lamp\""))).contains("-0\"");
            assertThat(ada.call("order", "\"lamp\"")).contains("\"failed\"");
            assertThat(ada.call("order", "\"chair\"")).contains("\"ordered\"");

            assertThat(bob.next(frame -> frame.contains("\"item\""))).contains("\"chair\"", "-1\"");
            try (Client carl = two.open("/orders")) {
                assertThat(carl.next(frame -> frame.contains("\"item\""))).contains("\"lamp\"");
                assertThat(carl.next(frame -> frame.contains("\"item\""))).contains("\"chair\"");
            }
        }
    }
}
