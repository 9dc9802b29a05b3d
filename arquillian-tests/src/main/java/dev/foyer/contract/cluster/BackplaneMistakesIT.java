// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import java.util.List;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An application whose backplane cannot work does not start: rule N10. */
@ContractTest
@NeedsServer("the jar of an engine")
@SameEverywhere("Foyer's own check at the start")
class BackplaneMistakesIT {

    @ArquillianResource
    private ContainerController containers;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "no-redis", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive noRedis() {
        return Wars.onRedis(Wars.of("no-redis", BackplaneMistakesIT.class), "redis://:hUsHhUsH@localhost:1");
    }

    @Deployment(name = "no-database", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive noDatabase() {
        return Wars.onDatabase(Wars.of("no-database", BackplaneMistakesIT.class), "contract", "jdbc/nothing");
    }

    @ServerEndpoint("/alone")
    public static class Alone {
        @OnEvent("hello")
        void hello() {}
    }

    @Contract(rule = "N10", proves = "an address where nothing answers is an error at start, without the password")
    void redisThatDoesNotAnswer_isAnErrorAtStart() {
        isAnErrorAtStart("no-redis", "localhost:1 cannot be used");
        assertThat(ServerLog.lines("hUsHhUsH")).isEmpty();
    }

    @Contract(rule = "N10", proves = "a data source that the server does not know is an error at start")
    void dataSourceThatIsNotThere_isAnErrorAtStart() {
        isAnErrorAtStart("no-database", "There is no data source 'jdbc/nothing'");
    }

    private void isAnErrorAtStart(String name, String told) {
        containers.start("main-impatient");
        try {
            assertThatThrownBy(() -> deployer.deploy(name)).isNotNull();

            List<String> lines = ServerLog.awaited(1, "FOYER-6002", told);
            assertThat(lines).isNotEmpty();
        } finally {
            deployer.undeploy(name);
            containers.stop("main-impatient");
        }
    }
}
