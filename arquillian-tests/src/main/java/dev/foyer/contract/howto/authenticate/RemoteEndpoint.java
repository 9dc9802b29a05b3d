// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;

@ServerEndpoint("/remote")
public class RemoteEndpoint {

    @Inject
    Accounts accounts;

    // tag::later
    @OnConnect
    CompletionStage<Account> connect(DeskEndpoint.Headers headers) {
        return accounts.ask(headers.token())
                .thenApply(account -> account.orElseThrow(() -> Refused.unauthorized("Unknown token")));
    }
    // end::later

    @OnEvent("who")
    String who(Account account) {
        return account.id();
    }
}
