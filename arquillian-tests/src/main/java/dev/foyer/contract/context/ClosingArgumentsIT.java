// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What {@code @OnClose} and {@code @OnDisconnect} are told, whoever ends the connection: of rule C7. */
@ContractTest
class ClosingArgumentsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("closing-arguments", ClosingArgumentsIT.class);
    }

    @ServerEndpoint("/ends/{how}")
    public static class Ends {
        @Inject
        Journal journal;

        @OnOpen
        void opened(Handshake handshake) {
            if (handshake.pathVariables().get("how").equals("open")) {
                throw new IllegalStateException("on purpose");
            }
        }

        @OnEvent("kick")
        void kick(Connection connection) {
            connection.close(Closing.KICKED);
        }

        @OnClose
        void closed(Session session, CloseReason reason, Closing closing, Handshake handshake) {
            journal.note(handshake.pathVariables().get("how") + " closed "
                    + reason.getCloseCode().getCode() + " " + reason.getReasonPhrase() + " " + closing.code() + " "
                    + session.isSecure());
        }

        @OnDisconnect
        void left(Closing closing, Handshake handshake) {
            journal.note(handshake.pathVariables().get("how") + " left " + closing.code());
        }
    }

    @Contract(
            rule = "C7",
            proves = "@OnClose gets session and reason, @OnDisconnect the same reason, whoever ends the connection")
    void arguments_areThere_whoeverEndsTheConnection() {
        try (Client kicked = site.open("/ends/kick");
                Client big = site.open("/ends/big");
                Client bad = site.open("/ends/bad");
                Client open = site.open("/ends/open")) {
            kicked.send("{\"event\":\"kick\"}").closeCode();
            big.send("x".repeat(70_000)).closeCode();
            for (int i = 0; i < 10; i++) {
                bad.send("bad");
            }
            bad.closeCode();
            open.closeCode();
        }
        site.open("/ends/client").close(4321, "bye");

        told("kick", "4500 kicked 4500");
        told("big", "1009 larger than 65536 bytes 1009");
        told("bad", "1008 10 bad messages in a row 1008");
        told("open", "1011 failed 1011");
        told("client", "4321 bye 4321");
    }

    private void told(String how, String reason) {
        site.awaitJournal(how + " closed " + reason + " false");
        site.awaitJournal(how + " left " + reason.substring(0, 4));
    }
}
