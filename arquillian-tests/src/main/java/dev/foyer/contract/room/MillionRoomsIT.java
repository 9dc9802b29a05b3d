// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Histogram;
import dev.foyer.contract.testing.HistogramServlet;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whether rooms leave a trace: rule R3. */
@ContractTest
@SameEverywhere("Foyer's own registry")
@NeedsServer("the server's heap")
class MillionRoomsIT {

    /** A class that was loaded meanwhile may have made some constants; a trace of each room would be thousands. */
    private static final int SLACK = 10;

    private static final int STEP = 100_000;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("million-rooms", MillionRoomsIT.class).addClass(HistogramServlet.class);
    }

    @ServerEndpoint("/nomad")
    public static class Nomad {
        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @OnEvent("wander")
        int wander(int first) {
            for (int i = first; i < first + STEP; i++) {
                Room room = rooms.get("room-" + i);
                room.join(connection);
                room.leave(connection);
            }
            return rooms.names().size();
        }

        @OnEvent("settle")
        int settle() {
            for (int i = 0; i < STEP; i++) {
                rooms.get("home-" + i).join(connection);
            }
            return rooms.names().size();
        }

        @OnEvent("rooms")
        int rooms() {
            return rooms.names().size();
        }
    }

    @Contract(rule = "R3", proves = "a million rooms made and left leave no name and no object")
    void aMillionRooms_leaveNoTrace() {
        try (Client nomad = site.open("/nomad")) {
            nomad.call("wander", "0");
            Map<String, Long> before = instances();
            for (int i = 0; i < 10; i++) {
                assertThat(nomad.call("wander", String.valueOf(i * STEP))).contains("\"data\":0");
            }

            assertThat(before).containsKey("dev.foyer.internal.audience.LiveConnection");
            awaitNoMoreThan(before);
        }
    }

    @Contract(
            rule = {"R3", "R4"},
            proves = "a connection that ends in 100,000 rooms frees them all")
    void aHundredThousandRooms_endWithTheirConnection() {
        try (Client witness = site.open("/nomad")) {
            settleAndGo(witness); // what is made only once is there after the first time
            Map<String, Long> before = instances();
            settleAndGo(witness);
            awaitNoMoreThan(before);
        }
    }

    private void settleAndGo(Client witness) {
        Client settler = site.open("/nomad");
        assertThat(settler.call("settle", "null")).contains("\"data\":" + STEP);
        assertThat(instances().get("dev.foyer.internal.address.Group")).isGreaterThanOrEqualTo((long) STEP);
        settler.close();
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(witness.call("rooms", "null")).contains("\"data\":0"));
    }

    private void awaitNoMoreThan(Map<String, Long> before) {
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(instances())
                        .allSatisfy((type, count) ->
                                assertThat(count).as(type).isLessThanOrEqualTo(before.getOrDefault(type, 0L) + SLACK)));
    }

    /** Those of our classes. */
    private Map<String, Long> instances() {
        var ours = new TreeMap<>(Histogram.of(site).instances());
        ours.keySet().removeIf(type -> !type.startsWith("dev.foyer."));
        return ours;
    }
}
