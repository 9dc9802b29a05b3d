// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context.heap;

import java.util.Map;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Histogram;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What very many connections leave on the heap, which is nothing: rule C8. */
@ContractTest
@NeedsServer("the server's heap")
@SameEverywhere("LeftoversIT sees on each server what it keeps of a connection; this measures for long")
class HeapIT {

    private static final int CYCLES = Integer.getInteger("foyer.cycles");
    private static final int WARM_UP = 4_000;
    private static final int LIMIT = CYCLES / 10;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Cycles.war("heap");
    }

    @Contract(
            rule = "C8",
            proves =
                    "after many connections, closed, cut or refused, no instance of them is left, neither Foyer's nor others")
    void connections_leaveTheHeapWhereItWas() throws Exception {
        var cycles = new Cycles(site);
        long others = Cycles.live(Histogram.of(site)); // of applications that were here before
        cycles.run(WARM_UP, cycles::cycle);
        Histogram before = cycles.settled(others);
        cycles.run(CYCLES / 2, cycles::cycle);
        Histogram between = cycles.settled(others, now -> now.total() <= before.total() + LIMIT);
        cycles.run(CYCLES / 2, cycles::cycle);
        Histogram after = cycles.settled(
                others,
                now -> now.total() <= between.total() + LIMIT
                        && left(before, between, now).isEmpty());

        assertThat(left(before, between, after)).isEmpty();
        long first = between.total() - before.total();
        long second = after.total() - between.total();
        // What the server makes once, such as what it saves its state with, is in one of them only.
        assertThat(Math.min(first, second))
                .as("of all classes: %s, then %s", between.growthSince(before), after.growthSince(between))
                .isLessThanOrEqualTo(LIMIT);
    }

    /** What is there of Foyer that was not, except what a server keeps once, and not for each connection. */
    private static Map<String, Long> left(Histogram before, Histogram between, Histogram after) {
        Map<String, Long> left = Cycles.grown(after, before, CYCLES / 1_000);
        long first = between.growthSince(before).getOrDefault(Cycles.KEPT, 0L);
        long second = after.growthSince(between).getOrDefault(Cycles.KEPT, 0L);
        if (Math.min(first, second) <= 2) {
            left.remove(Cycles.KEPT);
        }
        return left;
    }
}
