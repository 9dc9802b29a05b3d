// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** The program in the README is the class beside this one, and does what the README says. */
@ContractTest
class ReadmeIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("readme", LobbyEndpoint.class);
    }

    @Contract(
            rule = {"H5", "H6", "E1", "E2", "E3", "R5", "C7"},
            proves = "the program of the README does what it says")
    void program_works() {
        assertThat(Http.upgrade(site.http("/lobby?token=short"), Map.of()).status())
                .isEqualTo(400);
        assertThat(Http.upgrade(site.http("/lobby?token=long-enough"), Map.of()).status())
                .isEqualTo(401);
        try (Client ada = site.open("/lobby?token=secret-ada")) {
            Client bob = site.open("/lobby", Map.of("token", "secret-bob"));
            bob.drain();
            assertThat(ada.call("chat.say", "{\"text\":\"hello\"}")).contains("\"from\":\"ada\",\"text\":\"hello\"");
            assertThat(bob.next()).contains("{\"event\":\"chat.said\",\"room\":\"lobby\",\"data\":{");
            assertThat(bob.call("chat.say", "{\"text\":\" \"}"))
                    .contains("\"path\":\"text\",\"message\":\"must not be blank\"");
            bob.abort();
            assertThat(ada.next()).isEqualTo("{\"event\":\"chat.left\",\"room\":\"lobby\",\"data\":\"bob\"}");
        }
    }

    @Contract(rule = "E1", proves = "the program in the README is the one that was compiled and run")
    void program_isThatOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("foyer.root"), "README.md"));
        String source = Files.readString(Path.of(
                System.getProperty("foyer.root"),
                "arquillian-tests/src/main/java/dev/foyer/contract/readme/LobbyEndpoint.java"));

        String listing = readme.substring(readme.indexOf("```java\n") + "```java\n".length());
        String program = source.substring(source.indexOf("import "));
        assertThat(listing.substring(0, listing.indexOf("```"))).isEqualTo(program);
    }
}
