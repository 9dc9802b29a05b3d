// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Peer;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Half of the connections leave at once while much is emitted to them; the others must not notice. */
final class Departures {

    private static final int THREADS = 64;
    private static final int STEADY = 100;
    private static final int LEAVING = 100;
    private static final int BATCHES = Scale.of(6, 100);

    /** Open Liberty takes up to 30 seconds to close what has been reset while it wrote. */
    private static final Duration SERVERS_OWN_PATIENCE = Duration.ofMinutes(1);

    private Departures() {}

    /** Has them leave in some way. */
    static void prove(Site site, Consumer<Peer> leave) {
        int logged = ServerLog.lines().size();
        try (var stage = new Stage(site, Load.of(THREADS, BATCHES, 20, STEADY))) {
            var leaving = stage.swarm().openAll(LEAVING, number -> open(stage, number));
            stage.awaitHere();
            var left = stage.halfway().thenRun(() -> leaving.forEach(leave));

            stage.run();

            assertThat(left).isCompleted();
            assertThat(leaving).allSatisfy(peer -> assertThat(peer.frames()).isGreaterThan(1));
            stage.assertComplete();
            var names =
                    IntStream.range(0, LEAVING).mapToObj(i -> "leaving-" + i).toList();
            stage.eventually(() -> assertThat(site.journal())
                    .extracting(entry -> entry.replaceFirst(" .*", ""))
                    .containsExactlyInAnyOrderElementsOf(names));
            stage.eventually(() -> assertThat(stage.says("connections")).isEqualTo(String.valueOf(STEADY + 1)));
            await().atMost(SERVERS_OWN_PATIENCE)
                    .untilAsserted(() -> assertThat(stage.says("busy")).isEmpty());
            assertThat(errorsSince(logged)).isEmpty();
        }
    }

    private static Peer open(Stage stage, int number) {
        var received = new Received();
        return stage.open(
                "leaving-" + number + "&room=room-" + number % Streams.ROOMS + "&room=room-"
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
