// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP/2, without TLS, where the server speaks it: rule H14. */
@ContractTest
@NeedsServer("HTTP/2")
class Http2IT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("http2", Http2IT.class);
    }

    @ServerEndpoint("/stream/{who}")
    public static class Stream {
        @Inject
        Journal journal;

        @OnConnect
        void connect(Handshake handshake) {
            journal.note("connect " + handshake.headers().get("origin"));
        }

        @OnEvent("who")
        String who(Handshake handshake) {
            return handshake.pathVariables().get("who");
        }
    }

    @Contract(
            rule = "H14",
            proves =
                    "an extended CONNECT opens a connection where the server offers it, after the same checks, and no answer has fields that HTTP/2 forbids")
    void extendedConnect_isServedWhereItIsOffered() {
        List<String> printed = Node.run(
                "contract/http2.mjs", site.origin(), site.http("/stream/ada").getPath());

        if (printed.equals(List.of("none"))) {
            return; // the server does not speak it without TLS
        }
        assertThat(printed.get(0)).isEqualTo("GET 426");
        if (printed.size() > 1) {
            assertThat(printed.get(1)).startsWith("CONNECT 200 ").contains("\"data\":\"ada\"");
            assertThat(printed.subList(2, 4)).containsExactly("FOREIGN 403", "VERSION 426");
            assertThat(site.journal("connect")).containsExactly("connect [" + site.origin() + "]");
        }
    }
}
