// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

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
import static org.awaitility.Awaitility.await;

/** The end of rooms: rules R3 and R4. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class FreedRoomsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("freed-rooms", FreedRoomsIT.class).addClass(Member.class);
    }

    @Contract(
            rule = {"R3", "R4"},
            proves = "leaving is automatic at disconnect, and the last one to leave frees the room")
    void disconnect_leavesAndFrees() {
        try (Client witness = site.open("/member")) {
            witness.call("join", "\"observers\"");
            witness.call("join", "\"shared\"");
            Client client = site.open("/member");
            client.call("join", "\"own\"");
            client.call("join", "\"shared\"");
            client.abort();

            assertThat(witness.next())
                    .isEqualTo("{\"event\":\"gone\",\"room\":\"observers\",\"data\":[\"own\",\"shared\"]}");
            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(witness.call("state", "\"own\"")).contains("size 0, exists false/false"));
            assertThat(witness.call("state", "\"shared\"")).contains("size 1, exists true/true");
        }
    }
}
