// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.foyer.contract.readme.LobbyEndpoint;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The lines of JavaScript in the README, pasted into the console of Chromium. */
@ContractTest
@NeedsServer("a browser")
class ReadmePageIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("your-app", LobbyEndpoint.class);
    }

    @Contract(
            rule = {"B1", "B2"},
            proves = "the five lines of JavaScript of the README do what their comments say")
    void lines_work(@TempDir Path directory) throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("foyer.root"), "README.md"));
        String lines = readme.substring(readme.indexOf("```js\n") + "```js\n".length());
        Path pasted = Files.writeString(directory.resolve("pasted.js"), lines.substring(0, lines.indexOf("```")));

        List<String> printed = Node.run("browser/readme.mjs", site.http("/foyer/foyer.js"), pasted);

        assertThat(Files.readAllLines(pasted)).hasSize(5);
        assertThat(printed).hasSize(4);
        assertThat(printed.get(0)).isEqualTo("ada: hello");
        assertThat(printed.get(1)).matches("\\{\"at\":\"[0-9T:.-]+Z\",\"from\":\"ada\",\"text\":\"hello\"}");
        assertThat(printed.get(2)).isEqualTo("[{\"path\":\"text\",\"message\":\"must not be blank\"}]");
        assertThat(printed.get(3)).isEqualTo("uncaught: nothing");
    }
}
