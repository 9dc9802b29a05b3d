// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;

@ServerEndpoint("/bearer")
public class BearerEndpoint {

    // tag::bearer
    @HandshakeHeaders
    public record Headers(
            @NotNull @Pattern(regexp = "Bearer .+", message = "must be a bearer token")
            String authorization) {

        String token() {
            return authorization.substring("Bearer ".length());
        }
    }

    @Inject
    Accounts accounts;

    @OnConnect
    Account connect(Headers headers) {
        return accounts.find(headers.token()).orElseThrow(() -> Refused.unauthorized("Unknown token"));
    }
    // end::bearer

    @OnEvent("who")
    String who(Account account) {
        return account.id();
    }
}
