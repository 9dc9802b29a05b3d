// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.deploy;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Histogram;
import dev.foyer.contract.testing.HistogramServlet;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What applications leave that were deployed and undeployed many times. */
@ContractTest
@NeedsServer("a class loader for each application")
@SameEverywhere("RedeployOnRedisIT sees the same on each server, and what an engine leaves")
class RedeployIT {

    private static final int TIMES = 20;

    /** What a server may still hold of the last ones, by an idle thread or a cache of the JDK; it is not more if there were more. */
    private static final long LAST = 2;

    @ArquillianResource
    @OperateOnDeployment("observer")
    private Site observer;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "observer", testable = false)
    static WebArchive observer() {
        return ShrinkWrap.create(WebArchive.class, "observer.war")
                .addClasses(TextServlet.class, HistogramServlet.class);
    }

    @Deployment(name = "redeployed", managed = false, testable = false)
    static WebArchive redeployed() {
        return Wars.of("redeployed", Lobby.class);
    }

    @Contract(
            rule = "D7",
            proves = "an application that is redeployed twenty times, with open connections, leaves no class loader")
    void redeploying_leavesNoClassLoader() {
        Site site = Site.at(Integer.getInteger("foyer.main.port"), "/redeployed");
        for (int i = 0; i < TIMES; i++) {
            deployer.deploy("redeployed");
            try (Client client = site.open("/lobby")) {
                Lobbies.assertAlone(client);
                deployer.undeploy("redeployed");
                assertThat(client.closeCode()).isEqualTo(1012);
            }
        }

        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(
                                Histogram.of(observer).instances().getOrDefault(Lobby.Marker.class.getName(), 0L))
                        .as("class loaders left of %d applications", TIMES)
                        .isLessThanOrEqualTo(LAST));
    }
}
