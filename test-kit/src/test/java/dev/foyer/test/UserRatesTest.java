// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule E7: a limit that all connections of a user share. */
class UserRatesTest {

    @HandshakeHeaders
    record Login(@From(From.Source.QUERY) @Nullable String name) {}

    record User(@UserId @Nullable String name) {}

    @ServerEndpoint("/reports")
    static class Endpoint {

        @OnConnect
        User connect(Login login) {
            return new User(login.name());
        }

        @RateLimited(permits = 2, per = 60, by = RateLimited.By.USER)
        @OnEvent("report")
        String report() {
            return "all is well";
        }

        @RateLimited(permits = 2, per = 60, by = RateLimited.By.USER)
        @OnEvent("other")
        String other() {
            return "this, too";
        }
    }

    private static void assertAnswered(Peer peer, String event) {
        peer.call(event);
    }

    private static void assertLimited(Peer peer, String event) {
        assertThat(peer.refused(event).code()).isEqualTo("rate-limited");
    }

    @Test
    void connectionsOfAUser_shareACount() {
        try (Foyer foyer = Foyer.of(Endpoint.class).start()) {
            Peer phone = foyer.connect("/reports?name=ann");
            Peer laptop = foyer.connect("/reports?name=ann");
            Peer bob = foyer.connect("/reports?name=bob");
            assertAnswered(phone, "report");
            assertAnswered(laptop, "report");
            assertLimited(phone, "report");
            assertLimited(laptop, "report");
            assertAnswered(laptop, "other");
            assertAnswered(bob, "report");

            phone.close();
            assertLimited(foyer.connect("/reports?name=ann"), "report");
            foyer.advance(Duration.ofSeconds(30));
            assertAnswered(laptop, "report");
            assertLimited(laptop, "report");
        }
    }

    @Test
    void connectionWithoutAUser_hasItsOwnCount() {
        try (Foyer foyer = Foyer.of(Endpoint.class).start()) {
            Peer one = foyer.connect("/reports");
            Peer other = foyer.connect("/reports");
            assertAnswered(one, "report");
            assertAnswered(one, "report");
            assertLimited(one, "report");
            assertAnswered(other, "report");
        }
    }
}
