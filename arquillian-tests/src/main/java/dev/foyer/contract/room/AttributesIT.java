// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** The data of a connection: rule C9. */
@ContractTest
class AttributesIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("attributes", AttributesIT.class);
    }

    @ServerEndpoint("/counter/{name}")
    public static class Counter {
        @Inject
        Connection connection;

        @Inject
        Journal journal;

        @OnEvent("count")
        int count() {
            int count = connection.attributes().get("count", Integer.class).orElse(0) + 1;
            connection.attributes().put("count", count);
            return count;
        }

        @OnEvent("wrong-type")
        String wrongType() {
            try {
                return connection.attributes().get("count", String.class).orElse("none");
            } catch (IllegalStateException expected) {
                return expected.getMessage();
            }
        }

        @OnDisconnect
        void left(Handshake handshake) {
            journal.note(handshake.pathVariables().get("name") + " left with "
                    + connection.attributes().keys());
        }
    }

    @Contract(
            rule = "C9",
            proves = "attributes stay with their connection, have a type, and are there in @OnDisconnect")
    void attributes_stayWithTheirConnection() {
        try (Client one = site.open("/counter/one");
                Client two = site.open("/counter/two")) {
            one.call("count", "null");
            assertThat(one.call("count", "null")).contains("\"data\":2");
            assertThat(two.call("count", "null")).contains("\"data\":1");
            assertThat(one.call("wrong-type", "null")).contains("FOYER-4014");
        }
        site.awaitJournal("one left with [count]");
    }
}
