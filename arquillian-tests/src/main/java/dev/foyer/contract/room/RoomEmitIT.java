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

/** Whom an emit to a room reaches: rule R5. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class RoomEmitIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("room-emit", RoomEmitIT.class).addClass(Member.class);
    }

    @Contract(
            rule = "R5",
            proves = "an emit reaches the members of the moment, the emitter included, except who is left out")
    void emit_reachesTheMembers() {
        try (Client one = site.open("/member");
                Client two = site.open("/member");
                Client outsider = site.open("/member")) {
            one.call("join", "\"r5\"");
            two.call("join", "\"r5\"");

            one.send("{\"event\":\"tell\",\"data\":\"r5\",\"id\":1}");
            String told = "{\"event\":\"noted\",\"room\":\"r5\",\"data\":{\"text\":\"to r5\"}}";
            assertThat(one.next(2)).containsExactly(told, "{\"reply\":1,\"data\":2}");
            assertThat(two.next()).isEqualTo(told);

            one.send("{\"event\":\"tell-others\",\"data\":\"r5\",\"id\":2}");
            assertThat(one.next()).isEqualTo("{\"reply\":2,\"data\":1}");
            assertThat(two.next()).contains("to others in r5");

            assertThat(outsider.call("tell", "\"r5\"")).contains("\"data\":2");
            assertThat(outsider.call("tell", "\"nobody is here\"")).contains("\"data\":0");
            assertThat(outsider.drain()).isEmpty();
        }
    }

    @Contract(rule = "D8", proves = "without a transaction, what is to follow a commit goes out at once")
    void emitAfterCommit_goesOutAtOnce() {
        try (Client one = site.open("/member")) {
            one.call("join", "\"r6\"");

            one.send("{\"event\":\"tell-after-commit\",\"data\":\"r6\",\"id\":1}");

            assertThat(one.until(frame -> frame.contains("\"reply\"")))
                    .hasSize(3)
                    .first()
                    .asString()
                    .contains("first");
        }
    }

    @Contract(rule = "R5", proves = "who has left gets nothing more")
    void emit_doesNotReachWhoHasLeft() {
        try (Client one = site.open("/member");
                Client two = site.open("/member")) {
            one.call("join", "\"left\"");
            two.call("join", "\"left\"");
            assertThat(one.call("tell", "\"left\"")).contains("\"data\":2");
            assertThat(two.drain()).hasSize(1);

            two.call("leave", "\"left\"");

            assertThat(one.call("tell", "\"left\"")).contains("\"data\":1");
            assertThat(two.call("tell-others", "\"left\"")).contains("\"data\":1");
            assertThat(two.drain()).isEmpty();
        }
    }
}
