// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.util.Map;

import jakarta.validation.constraints.NotNull;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How many connections an application may have: of rule H1. */
@ContractTest
class ConnectionLimitIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("connection-limit", ConnectionLimitIT.class), "foyer.limits.connections=3");
    }

    @HandshakeHeaders
    record Name(@NotNull String name) {}

    @ServerEndpoint("/named")
    public static class Named {
        @OnConnect
        void connect(Name name) {}
    }

    @ServerEndpoint("/other")
    public static class Other {
        @OnDisconnect
        void left() {}
    }

    @Contract(
            rule = "H1",
            proves =
                    "the limit of connections comes after the origin and before the header schema, for all endpoints, and pages may read it")
    void limit_isBetweenOriginAndHeaderSchema() {
        try (Client one = site.open("/named?name=one");
                Client two = site.open("/other")) {
            try (Client three = site.open("/other")) {
                one.drain();
                two.drain();
                three.drain();

                Answer answer = Http.upgrade(site.http("/named"), Map.of());
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.headers())
                        .containsEntry("Retry-After", "10")
                        .containsEntry("Content-Type", "application/problem+json");
                String own = site.origin();
                assertThat(Http.send("GET", site.http("/named"), Map.of("Origin", own), "")
                                .headers())
                        .containsEntry("Access-Control-Allow-Origin", own)
                        .containsEntry("Retry-After", "10");
                assertThat(Http.upgrade(site.http("/other"), Map.of("Origin", "https://evil.example"))
                                .status())
                        .isEqualTo(403);
            }
            await().atMost(Client.PATIENCE)
                    .until(() -> Http.upgrade(site.http("/named"), Map.of()).status() == 400);
            try (Client again = site.open("/named?name=again")) {
                assertThat(again.drain()).isEmpty();
            }
        }
    }
}
