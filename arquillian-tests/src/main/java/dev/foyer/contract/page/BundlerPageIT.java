// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import dev.foyer.contract.howto.bundler.LobbyEndpoint;
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

/** What docs/howto/bundler.md and react.md say: the listings there are parts of a small application in React, built and run here by Vite. */
@ContractTest
@NeedsServer("a browser")
class BundlerPageIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("app", LobbyEndpoint.class), "foyer.contract.served=typescript");
    }

    @Contract(
            rule = {"B1", "B2", "B4"},
            proves =
                    "bundler.md, react.md: with the npm packages and the contract the page compiles and builds, and does not if a record has changed; in Vite's development server with its proxy a provider in StrictMode and a module hold one connection each, however often they are exchanged")
    void application_isDevelopedAndBuilt() {
        assertThat(Node.run("bundler/bundler.mjs", site.http("")))
                .containsExactly(
                        "src/contract.d.ts is written.",
                        "compiles",
                        "renamed: src/Lobby.tsx(21,46): error TS2339: Property 'from' does not exist on type 'Said'.",
                        "built: assets index.html",
                        "in development: ada: in development",
                        "connections: 2",
                        "connections: 2",
                        "connections: 2",
                        "connections: 2",
                        "built: ada: in development | ada: built",
                        "uncaught: nothing");
    }
}
