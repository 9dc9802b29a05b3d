// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.presence;

import java.util.List;
import java.util.Map;

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

/** What docs/howto/presence.md says of the server. */
@ContractTest
@SameEverywhere("Foyer's own presences")
class PresenceHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-presence", TeamEndpoint.class);
    }

    @Contract(
            rule = {"P1", "P3"},
            proves = "presence.md: members see who joins, types, and leaves with the last connection, numbered")
    void members_seeOneAnother() {
        try (Member ada = member("ada", 1)) {
            assertThat(ada.all)
                    .matches("\\{\"presence\":\\{\"room\":\"team:1\",\"at\":\\d+,\"all\":\\{\"ada\":\\{\"" + ada.id
                            + "\":\\{\"name\":\"ada\",\"typing\":false}}}}}");
            Member phone = member("bob", 1);
            assertThat(ada.seen()).isEqualTo(ada.changed(1, phone.id, bob(false)));
            Member laptop = member("bob", 1);
            assertThat(ada.seen()).isEqualTo(ada.changed(2, laptop.id, bob(false)));

            laptop.client.call("typing", "{\"on\":true}");
            assertThat(ada.seen()).isEqualTo(ada.changed(3, laptop.id, bob(true)));

            laptop.client.abort();
            assertThat(ada.seen()).isEqualTo(ada.changed(4, laptop.id, "null"));
            phone.close();
            assertThat(ada.seen()).endsWith(",\"changed\":{\"bob\":null}}}");
        }
    }

    @Contract(rule = "P1", proves = "presence.md: each room of a pattern has members of its own")
    void teams_areApart() {
        try (Member ada = member("ada", 2);
                Member bob = member("bob", 3)) {
            assertThat(ada.all).contains("team:2", "ada").doesNotContain("bob");
            assertThat(bob.all).contains("team:3", "bob").doesNotContain("ada");
            assertThat(ada.client.drain()).isEmpty();
        }
    }

    @Contract(rule = "P2", proves = "presence.md: the server knows who is there, each user once")
    void server_knowsWhoIsThere() {
        try (Member ada = member("ada", 4)) {
            Member phone = member("bob", 4);
            Member laptop = member("bob", 4);
            assertThat(ada.client.call("who", "null")).contains("\"data\":[\"ada\",\"bob\"]");
            phone.close();
            laptop.close();
            ada.client.next(frame -> frame.contains("\"bob\":null"));
            assertThat(ada.client.call("who", "null")).contains("\"data\":[\"ada\"]");
        }
    }

    @Contract(rule = "P3", proves = "presence.md: a client that does not offer foyer.v1 is seen, and is told nothing")
    void otherClients_areSeen() {
        try (Member ada = member("ada", 5);
                Client plain = site.open("/team/5?name=bob")) {
            assertThat(ada.seen()).contains(bob(false));
            plain.call("typing", "{\"on\":true}");
            assertThat(ada.seen()).contains(bob(true));
            assertThat(plain.drain()).isEmpty();
        }
    }

    private Member member(String name, int team) {
        return new Member(site.open("/team/" + team + "?name=" + name, Map.of(), "foyer.v1"));
    }

    private static String bob(boolean typing) {
        return "{\"name\":\"bob\",\"typing\":" + typing + "}";
    }

    /** A client that has been told its id and who is there, in whatever order. */
    private static final class Member implements AutoCloseable {
        final Client client;
        final String id;
        final String all;

        Member(Client client) {
            this.client = client;
            List<String> first = client.next(2);
            boolean late = first.get(0).startsWith("{\"welcome\"");
            this.id = first.get(late ? 0 : 1).replaceAll(".*\"connection\":\"([^\"]+)\".*", "$1");
            this.all = first.get(late ? 1 : 0);
        }

        /** Returns what is next told of who is present. */
        String seen() {
            return client.next(frame -> frame.startsWith("{\"presence\""));
        }

        /** Returns the frame that comes so many after the first, and tells what has changed of Bob in team 1. */
        String changed(int later, String connection, String value) {
            int at = Integer.parseInt(all.replaceAll(".*\"at\":(\\d+).*", "$1")) + later;
            return "{\"presence\":{\"room\":\"team:1\",\"at\":" + at + ",\"changed\":{\"bob\":{\"" + connection + "\":"
                    + value + "}}}}";
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
