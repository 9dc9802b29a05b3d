// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Peer;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Many threads, rooms and connections at once, with all that can go on meanwhile: rules D1, R5, R6 and C7. */
@ContractTest
@NeedsServer("many sockets")
@OncePerImplementation
class StressIT {

    private static final int THREADS = 64;
    private static final int STEADY = 150;
    private static final int MOVERS = 30;
    private static final int VISITORS = 20; // at once
    private static final int BATCHES = Scale.of(6, 100);

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Stage.war("stress", StressIT.class, "foyer.outbox.max-bytes=1048576");
    }

    @Contract(
            rule = {"D1", "R5", "R6", "C7"},
            proves =
                    "64 threads emit to 20 overlapping rooms, unions and single connections while connections join, leave and disconnect: each gets all of its rooms, once and in order, and nothing else")
    void everything_arrivesOnceAndInOrder() {
        try (var stage = new Stage(site, Load.of(THREADS, BATCHES, 20, STEADY))) {
            var wanderers = new ArrayList<Wanderer>();
            List<Peer> movers = stage.swarm().openAll(MOVERS, number -> {
                var one = new Wanderer("mover-" + number, number, 30);
                wanderers.add(one);
                return stage.open("mover-" + number, one::got, Stage.subprotocols(number));
            });
            stage.awaitHere();
            IntStream.range(0, MOVERS)
                    .forEach(i -> stage.swarm().ask(() -> {
                        wanderers.get(i).begin(movers.get(i));
                        return i;
                    }));
            var visitors = new Visitors(stage, VISITORS);

            stage.run();

            stage.swarm().ask(() -> {
                IntStream.range(0, MOVERS).forEach(i -> wanderers.get(i).end(movers.get(i)));
                return MOVERS;
            });
            stage.assertComplete();
            stage.eventually(() ->
                    assertThat(stage.swarm().ask(() -> mistakes(wanderers))).isEmpty());
            assertThat(wanderers).allMatch(one -> one.stays() > 1);
            int visited = visitors.end();
            assertThat(visited).isGreaterThan(2 * VISITORS);
            assertThat(stage.swarm().<List<String>>ask(() -> visitors.mistakes(THREADS)))
                    .isEmpty();
            var names =
                    IntStream.range(0, visited).mapToObj(i -> "visitor-" + i).toList();
            stage.eventually(() -> assertThat(site.journal("visitor-"))
                    .extracting(entry -> entry.replaceFirst(" .*", ""))
                    .containsExactlyInAnyOrderElementsOf(names));
            stage.eventually(
                    () -> assertThat(stage.says("connections")).isEqualTo(String.valueOf(STEADY + MOVERS + 1)));
        }
    }

    private static List<String> mistakes(List<Wanderer> wanderers) {
        return wanderers.stream()
                .flatMap(one -> one.mistake(THREADS).stream())
                .limit(3)
                .toList();
    }
}
