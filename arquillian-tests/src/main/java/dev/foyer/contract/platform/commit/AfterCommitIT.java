// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform.commit;

import java.util.List;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for a transaction: rule D8. */
@ContractTest
class AfterCommitIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("after-commit", LedgerEndpoint.class).addClass(Steps.class);
    }

    /** What the caller is told until the reply, in order; the reply comes last. */
    private static List<String> told(Client client, String event) {
        client.send("{\"event\":\"" + event + "\",\"id\":7}");
        return client.until(frame -> frame.contains("\"reply\":7")).stream()
                .map(frame -> frame.replaceAll(".*\"data\":", "").replaceAll("}$", ""))
                .toList();
    }

    @Contract(
            rule = "D8",
            proves =
                    "what is emitted for after the commit goes out then, in order, before the reply and before what the thread emits later")
    void commit_isFollowedByItsEvents() {
        try (Client ada = site.open("/ledger")) {
            ada.drain();

            assertThat(told(ada, "commit"))
                    .containsExactly("\"at once\"", "\"first\"", "\"second\"", "\"third\"", "\"done\"");
            assertThat(told(ada, "later")).startsWith("\"in it\"", "\"after it\"");
            assertThat(told(ada, "changed")).startsWith("[\"lamp\"]");
        }
    }

    @Contract(
            rule = "D8",
            proves =
                    "a transaction that is rolled back, marked or timed out sends nothing; one inside it, and code in none, are not concerned")
    void rollback_sendsNothing() {
        try (Client ada = site.open("/ledger")) {
            ada.drain();

            assertThat(told(ada, "roll-back")).singleElement().asString().contains("\"no\"");
            assertThat(told(ada, "nested")).hasSize(2).startsWith("\"inner\"");
            assertThat(told(ada, "suspended")).startsWith("\"in none\"", "\"outer\"");
            assertThat(told(ada, "marked")).hasSize(1);
            assertThat(told(ada, "timeout")).containsExactly("true");
            assertThat(ada.drain()).isEmpty();
        }
    }
}
