// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.transactions;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/transactions.md says; needs a server with Jakarta Transactions. */
@ContractTest
class TransactionsHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-transactions", OrderEndpoint.class)
                .addClasses(Orders.class, OrderNews.class, OrderPlaced.class, Reservations.class);
    }

    @Contract(
            rule = {"E3", "R10", "D8"},
            proves = "transactions.md: what was committed is told, before the reply; what was rolled back is not told")
    void commit_isTold() {
        try (Client ada = site.open("/orders");
                Client bob = site.open("/orders")) {
            bob.drain();
            ada.drain();
            isTold(ada, bob, "order.reserve", "reserved");
            isTold(ada, bob, "order.place", "placed");
        }
    }

    private static void isTold(Client ada, Client bob, String event, String reply) {
        ada.send("{\"event\":\"" + event + "\",\"data\":{\"item\":\"lamp\",\"amount\":2},\"id\":1}");
        assertThat(ada.next())
                .isEqualTo(
                        "{\"event\":\"order.placed\",\"room\":\"orders\",\"data\":{\"amount\":2,\"item\":\"lamp\"}}");
        assertThat(ada.next()).isEqualTo("{\"reply\":1,\"data\":\"" + reply + "\"}");
        assertThat(bob.next()).contains("order.placed");

        assertThat(ada.call(event, "{\"item\":\"lamp\",\"amount\":5}")).contains("\"code\":\"sold-out\"");
        assertThat(bob.drain()).isEmpty();
    }

    @Contract(
            rule = "R10",
            proves = "transactions.md: what a handler emits by itself is told, also if its transaction is rolled back")
    void emit_isNoPartOfTheTransaction() {
        try (Client ada = site.open("/orders")) {
            ada.send("{\"event\":\"order.hasty\",\"data\":{\"item\":\"lamp\",\"amount\":5},\"id\":1}");
            assertThat(ada.next()).contains("order.placed");
            assertThat(ada.next()).contains("\"code\":\"sold-out\"");
        }
    }
}
