// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.middleware;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Positive;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventContext;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;

@ServerEndpoint("/account")
public class AccountEndpoint {

    @Inject
    Bank bank;

    // tag::audited
    @Inject
    EventContext context;

    @Audited
    @OnConnect
    void connect() {}

    @Audited
    @OnEvent("account.pay")
    String pay(@Positive int amount) {
        int number = context.attributes().get("number", Integer.class).orElseThrow();
        return "payment " + number + " of " + amount;
    }
    // end::audited

    // tag::limited
    @RateLimited(permits = 3, per = 60) // three a minute from each connection
    @OnEvent("account.report")
    String report() {
        return "all is well";
    }
    // end::limited

    @OnEvent("close")
    void close() {
        bank.close();
    }
}
