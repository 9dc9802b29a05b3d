// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Some that read a byte a second: rules D2 and D3, of the latter the send timeout. */
@ContractTest
@NeedsServer("many sockets")
@OncePerImplementation
class TrickleIT {

    private static final int THREADS = 64;
    private static final int STEADY = Scale.of(80, 180);
    private static final int BATCHES = 6;
    private static final int EMITS = Scale.of(20, 400);

    /** Six times for each thread: 6 MiB, which is more than the sockets hold, and less than the outbox may. */
    private static final int FILLER = 16 * 1024;

    @ArquillianResource
    private Site site;

    /** Only the send timeout can close a connection here. */
    @Deployment(testable = false)
    static WebArchive war() {
        return Stage.war(
                "trickle",
                TrickleIT.class,
                "foyer.outbox.max-bytes=16777216",
                "foyer.outbox.send-timeout=3s",
                "foyer.heartbeat.interval=10m");
    }

    @Contract(
            rule = {"D1", "D2", "D3"},
            proves =
                    "readers of one byte a second are closed 4000 when a send takes too long, also if nothing more is sent; the others get everything in order")
    void oneByteASecond_isTooSlow() {
        var load = Load.of(THREADS, BATCHES, EMITS, STEADY).withFiller(FILLER, BATCHES);
        try (var stage = new Stage(site, load)) {
            var slow = IntStream.range(0, Streams.ROOMS)
                    .mapToObj(i -> stage.openNarrow("slow-" + i + "&room=slow&room=room-" + i, Stage.subprotocols(i)))
                    .toList();
            stage.awaitHere();
            slow.forEach(peer -> peer.trickle(1, Duration.ofSeconds(1)));

            stage.run();

            stage.assertComplete();
            var left = IntStream.range(0, Streams.ROOMS)
                    .mapToObj(i -> "slow-" + i + " left 4000")
                    .toList();
            stage.eventually(() -> assertThat(site.journal()).containsExactlyInAnyOrderElementsOf(left));
            assertThat(stage.says("connections")).isEqualTo(String.valueOf(STEADY + 1));
        }
    }
}
