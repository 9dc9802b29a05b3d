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

/** Joining and leaving rooms: rule R1. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class JoinLeaveIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("join-leave", JoinLeaveIT.class).addClass(Member.class);
    }

    @Contract(rule = "R1", proves = "join and leave are idempotent, and all views agree after each")
    void joinAndLeave_areIdempotentAndAgree() {
        String in = "contains true, members true, rooms true, size 1, exists true/true";
        String out = "contains false, members false, rooms false, size 0, exists false/false";
        try (Client client = site.open("/member")) {
            assertThat(client.call("state", "\"r1\"")).contains(out);
            assertThat(client.call("join", "\"r1\"")).contains(in);
            assertThat(client.call("join", "\"r1\"")).contains(in);
            assertThat(client.call("leave", "\"r1\"")).contains(out);
            assertThat(client.call("leave", "\"r1\"")).contains(out);
        }
    }
}
