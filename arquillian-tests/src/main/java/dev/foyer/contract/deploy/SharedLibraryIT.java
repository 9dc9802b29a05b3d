// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.deploy;

import java.util.Map;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** An enterprise application with Foyer in its {@code lib}, where the servlet container does not look for its filter. */
@ContractTest
@NeedsServer("an enterprise archive")
class SharedLibraryIT {

    @ArquillianResource
    private ContainerController containers;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "shared-library", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static EnterpriseArchive ear() {
        WebArchive war = Wars.without("shared", Lobby.class)
                .addAsWebInfResource(
                        new StringAsset("<beans version=\"4.0\" bean-discovery-mode=\"all\"/>"), "beans.xml");
        return ShrinkWrap.create(EnterpriseArchive.class, "shared-library.ear")
                .addAsLibraries(Wars.libraries())
                .addAsModule(war);
    }

    @Contract(
            rule = {"H1", "H11"},
            proves = "Foyer in the lib of an enterprise application is a deployment error, and no endpoint is served")
    void sharedFoyer_isAnError() {
        containers.start("main-impatient");
        try {
            Throwable failure = catchThrowable(() -> deployer.deploy("shared-library"));

            assertThat(failure).isNotNull();
            assertThat(ServerLog.awaited(1, "FOYER-1048: " + Lobby.class.getName()))
                    .isNotEmpty();
            Site site = Site.at(Integer.getInteger("foyer.main.port"), "/shared");
            assertThat(Http.upgrade(site.http("/lobby"), Map.of()).status()).isNotEqualTo(101);
        } finally {
            deployer.undeploy("shared-library");
            containers.stop("main-impatient");
        }
    }
}
