// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room.latest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether versions go up for every member, however many threads emit and join meanwhile: rule D9. */
@ContractTest
@SameEverywhere("Foyer's own tables, and threads of the test")
@NeedsServer("threads of its own")
class LatestStressIT {

    private static final int THREADS = 4;
    private static final int EVENTS = 10_000;
    private static final int LOTS = 5;
    private static final int JOINERS = 30;

    private static final Pattern PRICE = Pattern.compile("\"lot\":\"(lot\\d)\",\"version\":(\\d+)");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("latest-stress", LatestStressIT.class);
    }

    @ServerEvent(value = "price", delivery = Mode.LATEST, retained = true)
    public record Price(@EventKey String lot, @EventVersion long version) {}

    @ServerEndpoint("/prices")
    public static class Prices {

        @Inject
        @RoomName("hall")
        Room hall;

        @OnOpen
        void opened(Connection connection) {
            hall.join(connection);
        }

        /** Versions are given out in order, and emitted by several threads in any order. */
        @OnEvent("storm")
        boolean storm() throws InterruptedException {
            var next = new AtomicLong();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(() -> {
                    for (long version = next.incrementAndGet(); version <= EVENTS; version = next.incrementAndGet()) {
                        hall.emit(new Price("lot" + version % LOTS, version));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return true;
        }

        @OnEvent("over")
        void over() {
            hall.emit("over", null);
        }
    }

    @Contract(
            rule = "D9",
            proves = "many threads emit and connections join meanwhile: for each member the versions of each key go up,"
                    + " and everybody has the newest in the end")
    void versions_goUpForEverybody() {
        var clients = new ArrayList<Client>();
        try {
            clients.add(site.open("/prices"));
            clients.get(0).send("{\"event\":\"storm\"}");
            for (int i = 0; i < JOINERS; i++) {
                clients.add(site.open("/prices"));
            }
            clients.get(0).send("{\"event\":\"over\"}"); // which waits for the storm
            for (Client client : clients) {
                check(client.until(frame -> frame.contains("\"over\"")));
            }
        } finally {
            clients.forEach(Client::close);
        }
    }

    private static void check(List<String> frames) {
        Map<String, Long> newest = new HashMap<>();
        for (String frame : frames) {
            Matcher price = PRICE.matcher(frame);
            while (price.find()) {
                long version = Long.parseLong(price.group(2));
                Long before = newest.put(price.group(1), version);
                assertThat(version).as(frame).isGreaterThan(before == null ? 0 : before);
            }
        }
        for (int lot = 0; lot < LOTS; lot++) {
            assertThat(newest).containsEntry("lot" + lot, (long) EVENTS - (LOTS - lot) % LOTS);
        }
    }
}
