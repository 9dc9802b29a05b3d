// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.middleware;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

@Dependent // a bean, as Fault Tolerance needs one
@ServerEndpoint("/balance")
public class BalanceEndpoint {

    @Inject
    Bank bank;

    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(fallbackMethod = "unknown")
    @OnEvent("account.balance")
    public String balance() {
        return bank.balance(); // fails now and then
    }

    public String unknown() {
        return "unknown";
    }
}
