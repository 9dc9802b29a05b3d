// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import dev.foyer.contract.howto.drain.DrainResource;
import dev.foyer.contract.testing.Contract;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/drain.md says of a drain by code, in virtual time; needs no server. */
class EmptiedNodeIT {

    @ServerEndpoint("/hall")
    static class Hall {

        @OnEvent("hello")
        String hello() {
            return "hello";
        }
    }

    private static void drain(Foyer foyer, int seconds) {
        RequestContextController request = foyer.bean(RequestContextController.class);
        request.activate();
        foyer.bean(DrainResource.class).begin(seconds);
        request.deactivate();
    }

    @Contract(
            rule = "O4",
            proves =
                    "drain.md: a resource empties the node in even batches over its seconds; those who are there are served until their turn, and nobody new comes")
    void clients_leaveLittleByLittle() {
        try (Foyer foyer = Foyer.of(Hall.class, DrainResource.class).start()) {
            List<Peer> peers = IntStream.range(0, 100)
                    .mapToObj(i -> foyer.connect("/hall"))
                    .toList();

            drain(foyer, 10);
            foyer.advance(Duration.ofSeconds(5));

            Set<String> there = foyer.bean(Connections.class).everyone().members().stream()
                    .map(Connection::id)
                    .collect(Collectors.toSet());
            List<Peer> left =
                    peers.stream().filter(peer -> there.contains(peer.id())).toList();
            assertThat(left).hasSizeBetween(45, 55);
            assertThat(left)
                    .allMatch(peer -> peer.call("hello").as(String.class).equals("hello"));
            assertThat(foyer.refused("/hall").status()).isEqualTo(503);
            foyer.advance(Duration.ofSeconds(5));
            peers.forEach(peer -> peer.expectClosed(1012));
        }
    }
}
