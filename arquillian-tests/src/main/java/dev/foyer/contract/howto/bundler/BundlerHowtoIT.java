// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.bundler;

import java.util.HashMap;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/bundler.md says of the server; the page itself is for a browser. */
@ContractTest
@SameEverywhere("ServedFilesIT runs on each server")
class BundlerHowtoIT {

    /** Where Vite serves pages. */
    private static final String VITE = "localhost:5173";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("howto-bundler", LobbyEndpoint.class), "foyer.contract.served=typescript");
    }

    @Contract(rule = "B6", proves = "bundler.md: the running application has the contract that the command writes")
    void contract_isServed() {
        assertThat(Http.get(site.http("/foyer/contract.d.ts")).body())
                .contains("LobbyEndpoint", "Said", "\"chat.say\"", "\"chat.history\"");
    }

    @Contract(
            rule = {"E1", "E2", "E3"},
            proves = "bundler.md: a page gets the lines that were said before it came, and those that are said")
    void lines_areThoseOfBeforeAndNow() {
        try (Client ada = site.open("/lobby", Map.of("token", "secret-ada"))) {
            ada.send("{\"event\":\"chat.say\",\"data\":{\"text\":\"hello\"}}");
            String line = "{\"from\":\"ada\",\"id\":1,\"text\":\"hello\"}";
            assertThat(ada.next()).contains("\"event\":\"chat.said\"", "\"data\":" + line);

            try (Client bob = site.open("/lobby", Map.of("token", "secret-bob"))) {
                assertThat(bob.call("chat.history", "null")).contains("\"data\":[" + line + "]");
                assertThat(bob.call("chat.say", "{\"text\":\" \"}"))
                        .contains("\"path\":\"text\",\"message\":\"must not be blank\"");
            }
        }
    }

    @Contract(
            rule = "H8",
            proves =
                    "bundler.md: a page of the development server may connect, unless 'changeOrigin' sends another Host")
    void changedHost_isAnotherSite() {
        assertThat(connect(Map.of("Host", VITE))).isEqualTo(101);
        assertThat(connect(Map.of())).isEqualTo(403);
    }

    /** The status of the answer to a page of the development server. */
    private int connect(Map<String, String> host) {
        var headers = new HashMap<>(host);
        headers.put("Origin", "http://" + VITE);
        return Http.upgrade(site.http("/lobby?token=secret-ada"), headers).status();
    }
}
