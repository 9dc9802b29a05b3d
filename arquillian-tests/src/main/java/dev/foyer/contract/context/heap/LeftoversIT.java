// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context.heap;

import java.util.Map;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Histogram;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server keeps of Foyer for connections that have ended, which is nothing: rule C8. */
@ContractTest
@NeedsServer("the server's heap")
@OncePerImplementation
class LeftoversIT {

    private static final int WARM_UP = 1_000;
    private static final int MANY = 2_000;
    private static final int RESETS = 400;

    /** Fewer than there are of any way to end: a leak is one of each. A server's threads keep some objects to use them again. */
    private static final long FEW = 40;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Cycles.war("leftovers");
    }

    @Contract(
            rule = "C8",
            proves =
                    "after thousands of connections, closed, cut, refused, or reset before they were open, no instance of Foyer is left")
    void connections_leaveNothingOfFoyer() throws Exception {
        var cycles = new Cycles(site);
        long others = Cycles.live(Histogram.of(site)); // of applications that were here before
        cycles.run(WARM_UP, cycles::cycle); // which makes what there is once, such as constants
        cycles.run(RESETS / 10, number -> cycles.neverOpened());
        Histogram before = cycles.settled(others);

        cycles.run(RESETS, number -> cycles.neverOpened());
        Histogram between = cycles.settled(others);
        cycles.run(MANY, cycles::cycle);

        Histogram after =
                cycles.settled(others, now -> left(before, between, now).isEmpty());
        assertThat(left(before, between, after)).isEmpty();
    }

    /**
     * What is there of Foyer that was not. Of what it calls, a server may keep something for each line that was reset, which it may notice
     * late, but only a few for connections.
     */
    private static Map<String, Long> left(Histogram before, Histogram between, Histogram now) {
        Map<String, Long> left = Cycles.grown(now, before, Long.MAX_VALUE);
        left.putAll(Cycles.grown(now, between, RESETS + FEW));
        left.values().removeIf(count -> count <= FEW);
        if (left.getOrDefault(Cycles.KEPT, 0L) < MANY / 10) {
            left.remove(Cycles.KEPT);
        }
        return left;
    }
}
