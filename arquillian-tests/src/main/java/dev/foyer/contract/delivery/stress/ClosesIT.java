// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Peer;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Half of the connections closed by their clients at once while much is emitted to them: rules D1, D2 and C7. */
@ContractTest
@NeedsServer("many sockets")
@OncePerImplementation
class ClosesIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Stage.war("closes", ClosesIT.class, "foyer.outbox.max-bytes=1048576");
    }

    @Contract(
            rule = {"D1", "D2", "C7"},
            proves =
                    "half of the connections are closed by their clients in the middle of emits: @OnDisconnect runs once for each, the others get everything in order, no thread stays behind and no error is logged")
    void closes_disturbNobody() {
        Departures.prove(site, Peer::close);
    }
}
