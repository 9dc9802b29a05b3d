// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.UserId;
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

/** Users, over several endpoints and connections: rule R7. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class UsersIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("users", UsersIT.class);
    }

    /** A user context with an id that is no text. */
    public record Player(@UserId Integer number, String device) {}

    /** A user context of another type, whose id is a method. */
    public static class Owner {
        private final String phone;

        /** The owner of a phone. */
        public Owner(String phone) {
            this.phone = phone;
        }

        /** Without the letters. */
        @UserId
        public String id() {
            return phone.replaceAll("\\D", "");
        }
    }

    @ServerEndpoint("/player/{number}/{device}")
    public static class Players {
        @Inject
        Connections connections;

        @OnConnect
        Player connect(Handshake handshake) {
            var path = handshake.pathVariables();
            return new Player(Integer.valueOf(path.get("number")), path.get("device"));
        }

        @OnEvent("tell")
        int tell(String user) {
            return connections.ofUser(user).emit("told", "to " + user).recipients();
        }

        @OnEvent("where")
        String where(String user) {
            return connections.ofUser(user).members().stream()
                    .map(Connection::endpoint)
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    @ServerEndpoint("/phone/{phone}")
    public static class Phones {
        @OnConnect
        Owner connect(Handshake handshake) {
            return new Owner(handshake.pathVariables().get("phone"));
        }

        @OnEvent("here")
        void here() {}
    }

    @ServerEndpoint("/anonymous")
    public static class Anonymous {
        @OnEvent("here")
        void here() {}
    }

    @Contract(
            rule = "R7",
            proves = "a user is all its connections, through whichever endpoint; the delivery counts them")
    void user_isAllItsConnections() {
        try (Client tablet = site.open("/player/1/tablet");
                Client laptop = site.open("/player/1/laptop");
                Client phone = site.open("/phone/no-1");
                Client other = site.open("/player/2/tablet");
                Client nobody = site.open("/anonymous")) {
            for (Client each : List.of(tablet, laptop, phone, nobody)) {
                each.drain();
            }

            assertThat(other.call("tell", "\"1\"")).contains("\"data\":3");

            for (Client each : List.of(tablet, laptop, phone)) {
                assertThat(each.drain()).containsExactly("{\"event\":\"told\",\"data\":\"to 1\"}");
            }
            assertThat(nobody.drain()).isEmpty();
            assertThat(other.call("where", "\"1\""))
                    .contains("[/phone/{phone}, /player/{number}/{device}, /player/{number}/{device}]");
        }
    }

    @Contract(
            rule = "R7",
            proves = "the delivery tells when nobody is there, before a user comes and after it has gone")
    void delivery_tellsThatNobodyIsThere() {
        try (Client other = site.open("/player/2/tablet")) {
            assertThat(other.call("tell", "\"3\"")).contains("\"data\":0");
            Client phone = site.open("/phone/3");
            phone.call("here", "null");
            assertThat(other.call("tell", "\"3\"")).contains("\"data\":1");

            phone.close();

            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(other.call("tell", "\"3\"")).contains("\"data\":0"));
        }
    }
}
