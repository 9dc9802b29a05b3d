// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connections;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;

@ServerEndpoint("/desk")
public class DeskEndpoint {

    @HandshakeHeaders
    public record Headers(@NotBlank @Size(max = 200) String token) {}

    @Inject
    Accounts accounts;

    @Inject
    Connections connections;

    // tag::refuse
    @OnConnect
    Account connect(Headers headers) {
        Account account = accounts.find(headers.token()).orElseThrow(() -> Refused.unauthorized("Unknown token"));
        if (account.banned()) {
            throw Refused.forbidden("This account is banned");
        }
        if (connections.ofUser(account.id()).members().size() >= 2) {
            throw Refused.tooManyRequests("Close another window first", Duration.ofMinutes(1));
        }
        return account;
    }
    // end::refuse

    @OnEvent("who")
    String who(Account account) {
        return account.id();
    }
}
