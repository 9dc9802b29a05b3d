// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.drain;

import java.util.Map;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/drain.md says. */
@ContractTest
@NeedsServer("Jakarta REST")
@SameEverywhere("DrainIT runs on each server")
class DrainHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bringing(Wars.of("howto-drain", DrainHowtoIT.class), "rest")
                .addClasses(DrainResource.class, Api.class);
    }

    @ServerEndpoint("/hall")
    public static class Hall {

        @OnEvent("hello")
        String hello() {
            return "hello";
        }
    }

    @Contract(rule = "O4", proves = "drain.md: a resource drains the node")
    void resource_drainsTheNode() {
        try (Client ada = site.open("/hall")) {
            Http.Answer done = Http.send("POST", site.http("/api/drain?seconds=1"), Map.of("Content-Length", "0"), "");

            assertThat(done.status()).isEqualTo(204);
            assertThat(ada.closeCode()).isEqualTo(1012);
            assertThat(Http.upgrade(site.ws("/hall"), Map.of()).status()).isEqualTo(503);
        }
    }
}
