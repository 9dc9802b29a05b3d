// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event.ejb;

import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What EJBs throw, which their container wraps: rules E4 and H6. */
@ContractTest
@NeedsServer("enterprise beans")
class EnterpriseBeansIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "enterprise-beans", managed = false, testable = false)
    static WebArchive war() {
        return Wars.of("enterprise-beans", ShopEndpoint.class).addClasses(StallEndpoint.class, Accounts.class);
    }

    @Contract(
            rule = {"E4", "H6"},
            proves =
                    "what an EJB throws is seen through what its container wraps it in, be it called by the endpoint or the endpoint itself")
    void whatAnEjbThrows_isSeen() {
        deployer.deploy("enterprise-beans");
        try {
            Site site = Site.at(Integer.getInteger("foyer.main.port"), "/enterprise-beans");
            for (String path : new String[] {"/shop/", "/stall/"}) {
                Http.Answer refused = Http.upgrade(site.http(path + "bad"), Map.of());
                assertThat(refused.status()).as(path).isEqualTo(401);
                assertThat(refused.body()).contains("Unknown token");
                try (Client client = site.open(path + "good")) {
                    assertThat(client.call("buy", "null")).as(path).contains("\"code\":\"sold-out\"");
                }
            }
            try (Client client = site.open("/shop/good")) {
                assertThat(client.call("secret", "null")).contains("\"code\":\"forbidden\"");
            }
        } finally {
            deployer.undeploy("enterprise-beans");
        }
    }
}
