// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.middleware;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/middleware.md says. */
@ContractTest
@SameEverywhere("interceptors of Weld on each of them")
class MiddlewareHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bringing(Wars.of("howto-middleware", AccountEndpoint.class), "fault-tolerance")
                .addClass(BalanceEndpoint.class)
                .addClasses(Audited.class, AuditInterceptor.class, Audit.class, Bank.class);
    }

    @Contract(
            rule = {"C10", "E7"},
            proves = "middleware.md: an interceptor notes, passes on and refuses; limits, retries and fallbacks work")
    void handlers_areIntercepted() {
        try (Client client = site.open("/account")) {
            assertThat(client.call("account.pay", "5")).contains("\"payment 2 of 5\"");
            assertThat(site.journal()).containsExactly("/account connect", "/account account.pay");
            for (int i = 0; i < 3; i++) {
                assertThat(client.call("account.report", "null")).contains("all is well");
            }
            assertThat(client.call("account.report", "null")).contains("\"code\":\"rate-limited\"");
        }
        try (Client client = site.open("/balance");
                Client other = site.open("/account")) {
            assertThat(client.call("account.balance", "null")).contains("\"data\":\"100\"");
            other.call("close", "null");
            assertThat(client.call("account.balance", "null")).contains("\"data\":\"unknown\"");
            assertThat(other.call("account.pay", "5"))
                    .contains("\"code\":\"closed\"", "\"message\":\"Come back tomorrow.\"");
        }
    }
}
