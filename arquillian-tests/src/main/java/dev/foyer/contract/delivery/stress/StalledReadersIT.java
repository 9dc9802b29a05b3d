// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

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

/** One that never reads in each of many busy rooms: rules D2, D3 and C7. */
@ContractTest
@NeedsServer("many sockets")
@OncePerImplementation
class StalledReadersIT {

    private static final int THREADS = 64;
    private static final int STEADY = Scale.of(80, 180);
    private static final int BATCHES = Scale.of(6, 60);

    /** As often as a batch of each thread; beyond what the sockets hold, and what the outbox may. */
    private static final int FILLER = 16 * 1024;

    private static final int MOST_BATCHES = BATCHES + 60;

    @ArquillianResource
    private Site site;

    /** Only the bound can close a connection here: a send may take longer than the test. */
    @Deployment(testable = false)
    static WebArchive war() {
        return Stage.war(
                "stalled",
                StalledReadersIT.class,
                "foyer.outbox.max-bytes=262144",
                "foyer.outbox.send-timeout=10m",
                "foyer.heartbeat.interval=10m");
    }

    @Contract(
            rule = {"D1", "D2", "D3", "C7"},
            proves =
                    "a reader that stalls in each of 20 busy rooms delays nobody: the others get everything in order, and each stalled one is closed 4000 when its outbox is full")
    void stalledReaders_delayNobody() {
        var load = Load.of(THREADS, BATCHES, 20, STEADY).withFiller(FILLER, MOST_BATCHES);
        try (var stage = new Stage(site, load)) {
            var stalled = IntStream.range(0, Streams.ROOMS)
                    .mapToObj(
                            i -> stage.openNarrow("stalled-" + i + "&room=slow&room=room-" + i, Stage.subprotocols(i)))
                    .toList();
            stage.awaitHere();
            stalled.forEach(Peer::stall);

            stage.run();

            stage.assertComplete();
            var left = IntStream.range(0, Streams.ROOMS)
                    .mapToObj(i -> "stalled-" + i + " left 4000")
                    .toList();
            stage.eventually(() -> assertThat(site.journal()).containsExactlyInAnyOrderElementsOf(left));
            assertThat(stage.says("connections")).isEqualTo(String.valueOf(STEADY + 1));
        }
    }
}
