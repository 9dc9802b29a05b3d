// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event.ejb;

import jakarta.ejb.EJB;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;

/** An endpoint that calls an EJB. */
@ServerEndpoint("/shop/{token}")
public class ShopEndpoint {
    @EJB
    Accounts accounts;

    @OnConnect
    void connect(Handshake handshake) {
        accounts.check(handshake.pathVariables().get("token"));
    }

    @OnEvent("buy")
    int buy() {
        return accounts.buy();
    }

    @OnEvent("secret")
    String secret() {
        return accounts.secret();
    }
}
