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

/** Half of the connections reset at once while much is emitted to them: rules D1, D2 and C7. */
@ContractTest
@NeedsServer("many sockets")
@OncePerImplementation
class ResetsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Stage.war("resets", ResetsIT.class, "foyer.outbox.max-bytes=1048576");
    }

    @Contract(
            rule = {"D1", "D2", "C7"},
            proves =
                    "half of the connections are reset in the middle of emits: @OnDisconnect runs once for each, the others get everything in order, no thread stays behind and no error is logged")
    void resets_disturbNobody() {
        Departures.prove(site, Peer::reset);
    }
}
