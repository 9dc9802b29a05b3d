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

/** Many that stop reading and then close, each with a send under way that cannot end: rules D2, D3 and C7. */
@ContractTest
@NeedsServer("many sockets")
@OncePerImplementation
class StalledClosesIT {

    private static final int THREADS = 64;
    private static final int STEADY = Scale.of(80, 180);
    private static final int BATCHES = 6;
    private static final int EMITS = Scale.of(20, 400);

    /** Six times for each thread: 9 MiB, half of which is more than the sockets hold, and all less than the outbox may. */
    private static final int FILLER = 24 * 1024;

    /** More than the server has threads to read with. */
    private static final int STALLED = 60;

    @ArquillianResource
    private Site site;

    /** Only the peer or the send timeout can close a connection here. */
    @Deployment(testable = false)
    static WebArchive war() {
        return Stage.war(
                "stalled-closes",
                StalledClosesIT.class,
                "foyer.outbox.max-bytes=16777216",
                "foyer.outbox.send-timeout=3s",
                "foyer.heartbeat.interval=10m");
    }

    @Contract(
            rule = {"D1", "D2", "D3", "C7"},
            proves =
                    "clients that do not read what is being sent to them, and close, hold up nobody: the others get everything in order, and @OnDisconnect runs once for each")
    void closingWithoutReading_holdsUpNobody() {
        var load = Load.of(THREADS, BATCHES, EMITS, STEADY).withFiller(FILLER, BATCHES);
        try (var stage = new Stage(site, load)) {
            var stalled = IntStream.range(0, STALLED)
                    .mapToObj(i -> stage.openNarrow(
                            "stalled-" + i + "&room=slow&room=room-" + i % Streams.ROOMS, Stage.subprotocols(i)))
                    .toList();
            stage.awaitHere();
            stalled.forEach(Peer::stall);
            var closing = stage.halfway().thenRun(() -> stalled.forEach(Peer::close));

            stage.run();

            assertThat(closing).isCompleted();
            stage.assertComplete();
            var names =
                    IntStream.range(0, STALLED).mapToObj(i -> "stalled-" + i).toList();
            stage.eventually(() -> assertThat(site.journal())
                    .extracting(entry -> entry.replaceFirst(" .*", ""))
                    .containsExactlyInAnyOrderElementsOf(names));
            assertThat(stage.says("connections")).isEqualTo(String.valueOf(STEADY + 1));
        }
    }
}
