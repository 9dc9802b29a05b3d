// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/rooms.md says of the newest events. */
@ContractTest
@SameEverywhere("what a single node remembers is in memory")
class LotHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-lots", LotHowtoIT.class).addClasses(LotEndpoint.class, Prices.class);
    }

    @Contract(rule = "D9", proves = "rooms.md: whoever joins gets the newest price of each lot, and then what follows")
    void joiner_getsTheNewestPriceOfEachLot() {
        try (Client ada = site.open("/lots")) {
            bid(ada, "lamp", 100);
            assertThat(ada.next()).contains("\"bids\":1,").contains("\"lot\":\"lamp\"");
            bid(ada, "chair", 200);
            assertThat(ada.next()).contains("\"lot\":\"chair\"");
            bid(ada, "lamp", 300);
            assertThat(ada.next()).contains("\"bids\":2,");
            try (Client bob = site.open("/lots")) {
                assertThat(bob.next()).contains("\"cents\":200").contains("\"lot\":\"chair\"");
                assertThat(bob.next()).contains("\"cents\":300").contains("\"lot\":\"lamp\"");
                bid(bob, "lamp", 50); // not enough, so nothing has changed
                assertThat(bob.next()).contains("\"cents\":300");
            }
        }
    }

    private static void bid(Client client, String lot, int cents) {
        client.send("{\"event\":\"bid\",\"data\":{\"lot\":\"" + lot + "\",\"cents\":" + cents + "}}");
    }
}
