// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Peer;

import static org.assertj.core.api.Assertions.assertThat;

/** Those that come, join a room, and leave in the middle of what is emitted there, each in another way; for each the next one comes. */
final class Visitors {

    private static final int TICKS = 15;

    private final Stage stage;

    // Mutable state of the swarm's thread.
    private final List<Wanderer> all = new ArrayList<>();
    private final List<Peer> peers = new ArrayList<>();
    private boolean ending;

    /** Has the first ones come. */
    Visitors(Stage stage, int atOnce) {
        this.stage = stage;
        stage.swarm().ask(() -> {
            IntStream.range(0, atOnce).forEach(i -> come());
            return atOnce;
        });
    }

    private void come() {
        int number = all.size();
        var one = new Wanderer("visitor-" + number, number, Integer.MAX_VALUE);
        all.add(one);
        Peer peer = stage.open(
                "visitor-" + number,
                (same, frame) -> {
                    one.got(same, frame);
                    if (one.ticks() == TICKS && Tick.is(frame)) {
                        go(same, number);
                    }
                },
                Stage.subprotocols(number));
        peers.add(peer);
        var unused = peer.opened().thenAccept(one::begin);
        var unusedToo = peer.closed().thenRun(() -> {
            if (!ending) {
                come();
            }
        });
    }

    private static void go(Peer peer, int number) {
        switch (number % 3) {
            case 0 -> peer.close();
            case 1 -> peer.drop();
            default -> peer.reset();
        }
    }

    /** Sends away those that are there; how many there were in all. */
    int end() {
        List<Peer> left = stage.swarm().ask(() -> {
            ending = true;
            return List.copyOf(peers);
        });
        left.forEach(Peer::close);
        stage.eventually(() -> assertThat(left).allMatch(peer -> peer.closed().isDone()));
        return left.size();
    }

    /** What they got otherwise than they should. For the swarm's thread. */
    List<String> mistakes(int threads) {
        return all.stream()
                .flatMap(one -> one.mistake(threads).stream())
                .limit(3)
                .toList();
    }
}
