// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms of an application that does not let clients ask: rule R11. */
@ContractTest
@SameEverywhere("Foyer's own check at the start")
class NoRoomGuardIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("no-room-guard", NoRoomGuardIT.class), "foyer.contract.served=typescript");
    }

    @ServerEndpoint("/guest")
    public static class Guests {
        @Inject
        Rooms rooms;

        @OnEvent("size")
        int size(String room) {
            return rooms.get(room).size();
        }
    }

    @Contract(rule = "R11", proves = "without a RoomGuard clients cannot join rooms by themselves")
    void clients_cannotJoinByThemselves() {
        try (Client client = site.open("/guest")) {
            assertThat(client.call("room.join", "{\"room\":\"r11\"}")).contains("\"code\":\"unknown-event\"");
            assertThat(client.call("room.leave", "{\"room\":\"r11\"}")).contains("\"code\":\"unknown-event\"");
            assertThat(client.call("size", "\"r11\"")).contains("\"data\":0");
        }
        assertThat(Http.get(site.http("/foyer/contract.d.ts")).body())
                .contains("size: {")
                .doesNotContain("room.join");
    }
}
