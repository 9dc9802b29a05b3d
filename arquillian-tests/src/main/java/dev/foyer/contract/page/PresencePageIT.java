// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import java.nio.file.Path;

import dev.foyer.contract.howto.presence.TeamEndpoint;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of docs/howto/presence.md in a real browser. */
@ContractTest
@NeedsServer("a browser")
class PresencePageIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Path page = Path.of(System.getProperty("foyer.root"), "arquillian-tests/src/main/presence/team.html");
        return Wars.of("presence-page", TeamEndpoint.class).addAsWebResource(page.toFile(), "team.html");
    }

    @Contract(
            rule = {"P1", "P2", "P3"},
            proves =
                    "presence.md: two people in Chromium see each other, once for all tabs, dots while one of them types, and who is away")
    void page_showsWhoIsPresent() {
        assertThat(Node.run("browser/presence.mjs", site.http("/team.html")))
                .containsExactly(
                        "ada",
                        "ada, <b>bob</b>",
                        "types: <b>bob</b>, with \" …\"",
                        "ada, <b>bob</b>, away: 0",
                        "ada, <b>bob</b>, away: <b>bob</b>",
                        "ada, <b>bob</b>, away: 0",
                        "uncaught: nothing");
    }
}
