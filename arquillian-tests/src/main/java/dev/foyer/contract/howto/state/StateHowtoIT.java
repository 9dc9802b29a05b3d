// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.state;

import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/state.md says of the server. */
@ContractTest
@SameEverywhere("Foyer's own states")
class StateHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bringing(Wars.of("howto-state", BoardEndpoint.class), "rest")
                .addClasses(Board.class, BoardResource.class, Api.class);
    }

    @Contract(
            rule = {"S1", "S3"},
            proves = "state.md: members get the board when they join, and then each change, numbered")
    void members_seeTheBoard() {
        try (Client ada = member(1)) {
            String first = state(ada);
            assertThat(first)
                    .matches("\\{\"state\":\\{\"room\":\"board:1\",\"at\":\"\\d+-0\","
                            + "\"value\":\\{\"notes\":\\{},\"title\":\"Untitled\"}}}");
            move(ada, "n1", "buy milk");
            String epoch = first.replaceAll(".*\"at\":\"(\\d+)-0\".*", "$1");
            assertThat(state(ada)).startsWith("{\"state\":{\"room\":\"board:1\",\"at\":\"" + epoch + "-1\"");

            try (Client bob = member(1)) {
                assertThat(state(bob)).contains("\"value\"", "\"buy milk\"", epoch + "-1");
                for (int i = 2; i < 8; i++) {
                    move(ada, "n" + i, "another note");
                    state(ada);
                    state(bob);
                }
                move(bob, "n1", "buy bread");
                String patch = "{\"state\":{\"room\":\"board:1\",\"at\":\"" + epoch
                        + "-8\",\"patch\":{\"notes\":{\"n1\":{\"text\":\"buy bread\"}}}}}";
                assertThat(state(ada)).isEqualTo(patch);
                assertThat(state(bob)).isEqualTo(patch);
                ada.send("{\"event\":\"note.remove\",\"data\":{\"id\":\"n1\"}}");
                assertThat(state(bob)).contains("\"patch\":{\"notes\":{\"n1\":null}}");
            }
        }
    }

    @Contract(rule = "S2", proves = "state.md: what the function throws refuses the event, and changes nothing")
    void function_canRefuse() {
        try (Client ada = member(2)) {
            state(ada);
            assertThat(ada.call("note.remove", "{\"id\":\"n9\"}")).contains("\"no-such-note\"");
            assertThat(ada.call("note.move", "{\"id\":\"n1\",\"note\":{\"text\":\" \",\"x\":1,\"y\":2}}"))
                    .contains("\"failed\"");
            assertThat(ada.drain()).isEmpty();
        }
    }

    @Contract(rule = "S1", proves = "state.md: a resource reads the board, and changes it for its members, too")
    @NeedsServer("Jakarta REST")
    void resource_usesTheSameBoard() {
        try (Client ada = member(3)) {
            state(ada);
            assertThat(Http.get(site.http("/api/boards/3")).body()).contains("\"title\":\"Untitled\"");
            String renamed = Http.send(
                            "PUT", site.http("/api/boards/3/title"), Map.of("Content-Type", "text/plain"), "Plans")
                    .body();
            assertThat(renamed).contains("\"title\":\"Plans\"");
            assertThat(state(ada)).contains("\"title\":\"Plans\"");
        }
    }

    private Client member(int board) {
        return site.open("/board/" + board, Map.of(), "foyer.v1");
    }

    private static void move(Client client, String id, String text) {
        client.send("{\"event\":\"note.move\",\"data\":{\"id\":\"" + id + "\",\"note\":{\"text\":\"" + text
                + "\",\"x\":10,\"y\":20}}}");
    }

    /** Returns what is next told of the board. */
    private static String state(Client client) {
        return client.next(frame -> frame.startsWith("{\"state\""));
    }
}
