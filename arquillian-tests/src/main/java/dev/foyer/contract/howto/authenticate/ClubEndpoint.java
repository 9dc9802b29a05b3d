// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;

/** For members, who {@link BearerFilter} knows. */
@RolesAllowed("member")
@ServerEndpoint("/club")
public class ClubEndpoint {

    @OnConnect
    void connect() {}

    @OnEvent("who")
    String who(Handshake handshake) {
        return handshake.principal().getName();
    }
}
