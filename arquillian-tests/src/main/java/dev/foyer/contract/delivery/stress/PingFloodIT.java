// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.contract.testing.Wire;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Peers that send, whatever is said to them: rules D2, D10 and D11. */
@ContractTest
@NeedsServer("a client on a bare socket")
@OncePerImplementation
class PingFloodIT {

    private static final int FLOODING = 6;
    private static final int BAD = 10;
    private static final byte[] PINGS = pings(500);
    private static final byte[] PART = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("ping-flood", PingFloodIT.class),
                "foyer.heartbeat.interval=5s",
                "foyer.heartbeat.timeout=5s",
                "foyer.outbox.send-timeout=2s",
                "foyer.limits.frame-bytes=4096");
    }

    @ServerEndpoint("/flooded")
    public static class Flooded {
        @Inject
        Journal journal;

        @Inject
        Connection connection;

        @Inject
        Connections connections;

        @OnConnect
        void connect() {}

        @OnEvent("count")
        int count() {
            return connections.count();
        }

        @OnDisconnect
        void left(Handshake handshake) {
            journal.note(handshake.query().get("name").get(0) + " left");
        }
    }

    @Contract(
            rule = {"D2", "D10"},
            proves =
                    "peers that send pings and never read take nothing away from others: each ends with @OnDisconnect, its line is cut, and others are served, and closed when it is due")
    void pingsWithoutReading_endForThemselvesAlone() {
        var flooding = new ArrayList<Wire>();
        try (Client other = site.open("/flooded?name=other")) {
            for (int i = 0; i < FLOODING; i++) {
                var wire = Wire.narrow(site.ws("/flooded?name=flooding-" + i));
                assertThat(wire.status()).isEqualTo(101);
                flooding.add(wire);
            }
            var lines = flooding.stream().map(wire -> goesOn(wire, PINGS)).toList();

            List<String> left = IntStream.range(0, FLOODING)
                    .mapToObj(i -> "flooding-" + i + " left")
                    .toList();
            await("each has ended").atMost(Client.PATIENCE.multipliedBy(2)).untilAsserted(() -> {
                assertThat(other.call("count", "null")).contains("\"data\":");
                assertThat(site.journal("flooding-")).containsExactlyInAnyOrderElementsOf(left);
            });
            assertThat(other.call("count", "null")).endsWith("\"data\":1}");
            assertThat(misbehave(site, "meanwhile")).isEqualTo(1008);

            await("the line of each is cut")
                    .atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(lines).allMatch(CompletableFuture::isDone));
            assertThat(misbehave(site, "after")).isEqualTo(1008);
            assertThat(other.call("count", "null")).endsWith("\"data\":1}");
            assertThat(site.journal("flooding-")).containsExactlyInAnyOrderElementsOf(left);
        } finally {
            flooding.forEach(Wire::close);
        }
    }

    @Contract(
            rule = "D11",
            proves =
                    "the line of a peer that goes on sending after it was closed is cut, in the middle of a message and else")
    void sendingOnAfterAClose_endsTheLine() {
        try (var inAMessage = new Wire(site.ws("/flooded?name=in-a-message"));
                var inNone = new Wire(site.ws("/flooded?name=in-none"));
                Client other = site.open("/flooded?name=beside")) {
            assertThat(inAMessage.status()).isEqualTo(101);
            assertThat(inNone.status()).isEqualTo(101);
            inAMessage.write(Wire.frame(0x01, PART));
            var first = goesOn(inAMessage, Wire.frame(0x00, PART));
            var second = goesOn(inNone, Wire.frame(0x81, PART));

            await("both are cut")
                    .atMost(Client.PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        assertThat(other.call("count", "null")).contains("\"data\":");
                        assertThat(first).isDone();
                        assertThat(second).isDone();
                    });
            assertThat(site.journal("in-")).containsExactlyInAnyOrder("in-a-message left", "in-none left");
        }
    }

    /** Complete when no more can be sent. */
    private static CompletableFuture<Void> goesOn(Wire wire, byte[] frame) {
        return CompletableFuture.runAsync(
                () -> flood(wire, frame), task -> daemon(task).start());
    }

    private static int misbehave(Site site, String name) {
        try (Client client = site.open("/flooded?name=" + name)) {
            for (int i = 0; i < BAD; i++) {
                client.send("x");
            }
            int code = client.closeCode();
            site.awaitJournal(name + " left");
            return code;
        }
    }

    /** Until the line has ended, from whichever side. */
    private static void flood(Wire wire, byte[] bytes) {
        try {
            while (true) {
                wire.write(bytes);
                LockSupport.parkNanos(1_000_000); // enough for a flood, and leaves a core to the others
            }
        } catch (UncheckedIOException ended) {
            return;
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "flood");
        thread.setDaemon(true);
        return thread;
    }

    private static byte[] pings(int count) {
        byte[] ping = Wire.frame(0x89, "x".repeat(125).getBytes(StandardCharsets.US_ASCII));
        var all = new byte[count * ping.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(ping, 0, all, i * ping.length, ping.length);
        }
        return all;
    }
}
