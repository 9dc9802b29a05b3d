// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event.ejb;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;

/** An endpoint that is an EJB. */
@Stateless
@ServerEndpoint("/stall/{token}")
public class StallEndpoint {
    @EJB
    Accounts accounts;

    @OnConnect
    public void connect(Handshake handshake) {
        accounts.check(handshake.pathVariables().get("token"));
    }

    @OnEvent("buy")
    public int buy() {
        throw new EventRefused("sold-out", "No more");
    }
}
