// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform.commit;

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

/** A database and events that agree: rule D8. */
@ContractTest
@NeedsServer("a database")
@SameEverywhere("Jakarta Transactions")
class CommittedDataIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("committed-data", AccountEndpoint.class);
    }

    @Contract(
            rule = "D8",
            proves =
                    "whoever hears of a change in a database finds it there, also one of another thread; of one that was rolled back, nobody hears")
    void whatIsTold_isInTheDatabase() {
        try (Client ada = site.open("/account");
                Client bob = site.open("/account")) {
            for (int amount = 1; amount <= 20; amount++) {
                ada.call(amount % 2 == 0 ? "book" : "book-later", String.valueOf(amount));
                bob.next(frame -> frame.contains("booked"));
                assertThat(bob.call("count", String.valueOf(amount))).endsWith("\"data\":1}");
            }

            assertThat(ada.call("book", "-1")).contains("\"negative\"");
            assertThat(ada.call("book", "1")).contains("\"failed\""); // a key that is taken
            assertThat(bob.call("count", "-1")).endsWith("\"data\":0}");
            assertThat(bob.drain()).isEmpty();
        }
    }
}
