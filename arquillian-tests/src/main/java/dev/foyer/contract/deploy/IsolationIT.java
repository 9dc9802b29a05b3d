// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.deploy;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Two applications with Foyer on one server. */
@ContractTest
class IsolationIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "isolated-one", managed = false, testable = false)
    static WebArchive one() {
        return Wars.of("isolated-one", Lobby.class);
    }

    @Deployment(name = "isolated-two", managed = false, testable = false)
    static WebArchive two() {
        return Wars.of("isolated-two", Lobby.class);
    }

    @Contract(
            rule = {"R2", "D7"},
            proves = "two applications on a server do not see each other's rooms and connections, nor each other's end")
    void applications_doNotSeeEachOther() {
        deployer.deploy("isolated-one");
        deployer.deploy("isolated-two");
        try (Client first = site("/isolated-one").open("/lobby");
                Client second = site("/isolated-two").open("/lobby")) {
            Lobbies.assertAlone(first);
            Lobbies.assertAlone(second);

            deployer.undeploy("isolated-one");

            assertThat(first.closeCode()).isEqualTo(1012);
            Lobbies.assertAlone(second);
        } finally {
            deployer.undeploy("isolated-two");
        }
    }

    private static Site site(String path) {
        return Site.at(Integer.getInteger("foyer.main.port"), path);
    }
}
