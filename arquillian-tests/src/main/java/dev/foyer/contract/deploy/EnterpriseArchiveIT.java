// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.deploy;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** An enterprise application of two web applications, each with Foyer in its {@code WEB-INF/lib}. */
@ContractTest
@NeedsServer("an enterprise archive")
class EnterpriseArchiveIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "lobbies", managed = false, testable = false)
    static EnterpriseArchive ear() {
        return ShrinkWrap.create(EnterpriseArchive.class, "lobbies.ear").addAsModules(war("ear-one"), war("ear-two"));
    }

    /** All classes are beans: in an enterprise application, WildFly finds no bean by a scope that is in WEB-INF/lib. */
    private static WebArchive war(String name) {
        return Wars.of(name, Lobby.class)
                .addAsWebInfResource(
                        new StringAsset("<beans version=\"4.0\" bean-discovery-mode=\"all\"/>"), "beans.xml");
    }

    @Contract(
            rule = {"R2", "D7"},
            proves = "the web applications of an enterprise application each have their own rooms and connections")
    void webApplications_doNotSeeEachOther() {
        deployer.deploy("lobbies");
        try (Client first = site("/ear-one").open("/lobby");
                Client second = site("/ear-two").open("/lobby")) {
            Lobbies.assertAlone(first);
            Lobbies.assertAlone(second);

            deployer.undeploy("lobbies");

            assertThat(first.closeCode()).isEqualTo(1012);
            assertThat(second.closeCode()).isEqualTo(1012);
        }
    }

    private static Site site(String path) {
        return Site.at(Integer.getInteger("foyer.main.port"), path);
    }
}
