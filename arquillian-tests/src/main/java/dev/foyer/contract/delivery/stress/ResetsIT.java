// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.net.URL;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Peer;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Half of the connections reset at once while much is emitted to them: rules D1, D2 and C7. */
@ContractTest
class ResetsIT {

    private static final int THREADS = 64;
    private static final int STEADY = 100;
    private static final int VICTIMS = 100;
    private static final int BATCHES = Scale.of(6, 100);

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Stage.war("resets", ResetsIT.class, "foyer.outbox.max-bytes=1048576");
    }

    @Contract(
            rule = {"D1", "D2", "C7"},
            proves =
                    "half of the connections are reset in the middle of emits: @OnDisconnect runs once for each, the others get everything in order, no thread stays behind and no error is logged")
    void resets_disturbNobody() {
        Site site = new Site(url);
        int logged = ServerLog.lines().size();
        try (var stage = new Stage(site, Load.of(THREADS, BATCHES, 20, STEADY))) {
            var victims = stage.swarm().openAll(VICTIMS, number -> openVictim(stage, number));
            stage.awaitHere();
            var reset = stage.halfway().thenRun(() -> victims.forEach(Peer::reset));

            stage.run();

            assertThat(reset).isCompleted();
            assertThat(victims).allSatisfy(victim -> assertThat(victim.frames()).isGreaterThan(1));
            stage.assertComplete();
            var names = IntStream.range(0, VICTIMS).mapToObj(i -> "victim-" + i).toList();
            stage.eventually(() -> assertThat(site.journal())
                    .extracting(entry -> entry.replaceFirst(" .*", ""))
                    .containsExactlyInAnyOrderElementsOf(names));
            assertThat(stage.says("connections")).isEqualTo(String.valueOf(STEADY + 1));
            stage.eventually(() -> assertThat(stage.says("busy")).isEmpty());
            assertThat(errorsSince(logged)).isEmpty();
        }
    }

    private static Peer openVictim(Stage stage, int number) {
        var received = new Received();
        return stage.open(
                "victim-" + number + "&room=room-" + number % Streams.ROOMS + "&room=room-"
                        + (number + 7) % Streams.ROOMS,
                (peer, frame) -> {
                    if (Tick.is(frame)) {
                        received.add(Tick.of(frame));
                    }
                },
                Stage.subprotocols(number));
    }

    private static List<String> errorsSince(int logged) {
        return ServerLog.lines().stream()
                .skip(logged)
                .filter(line -> line.matches("\\[[^]]*] \\p{XDigit}{8} \\S+ +E .*"))
                .toList();
    }
}
