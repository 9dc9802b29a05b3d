// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.jwt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Verified;
import dev.foyer.jwt.JwtPrincipal;

@ServerEndpoint("/accounts")
public class AccountEndpoint {

    @OnConnect
    Clerk connect(Verified verified) {
        JwtPrincipal token = (JwtPrincipal) verified.principal();
        return new Clerk(token.name(), token.claim("branch", String.class).orElse("main"));
    }

    @RolesAllowed("teller") // a role of the token
    @OnEvent("account.open")
    String open(@NotBlank String customer, Clerk clerk) {
        return clerk.name() + " opens an account for " + customer + " at branch " + clerk.branch();
    }
}
