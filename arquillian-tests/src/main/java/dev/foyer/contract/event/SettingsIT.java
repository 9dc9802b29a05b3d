// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings that are read, and those that do not exist. */
@ContractTest
@SameEverywhere("Foyer's own settings")
class SettingsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("settings", SettingsIT.class),
                "foyer.contract.served=typescript",
                "foyer.limits.json-depth=3",
                "foyer.limits.jsondepth=sEcReT",
                "foyer.settings-it.unheard-of=sEcReT");
    }

    @ServerEndpoint("/settings")
    public static class Endpoint {
        @OnEvent("e")
        void handle() {}
    }

    @Contract(rule = "E9", proves = "a setting is read, and each that does not exist is one warning, without its value")
    void unknownSettings_areWarnedOf() {
        try (Client client = site.open("/settings")) {
            assertThat(client.call("e", "[[]]")).isEqualTo("{\"reply\":\"call\"}");
            client.send("{\"event\":\"e\",\"data\":[[[]]]}");
            assertThat(client.next()).contains("malformed-frame");
        }
        assertThat(ServerLog.lines("jsondepth"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("FOYER-1037: Setting 'foyer.limits.jsondepth' does not exist and is ignored."
                                + " Did you mean 'foyer.limits.json-depth'?")
                        .doesNotContain("sEcReT"));
        assertThat(ServerLog.lines("settings-it.unheard-of"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("FOYER-1037: Setting 'foyer.settings-it.unheard-of' does not exist and is ignored."
                                + " Correct the name or remove the setting.")
                        .doesNotContain("sEcReT"));
    }

    @Contract(
            rule = {"B4", "B5"},
            proves = "the contract is served in the forms that the configuration names, and in no other")
    void contract_isServedAsConfigured() {
        Answer typeScript = Http.get(site.http("/foyer/contract.d.ts"));

        assertThat(typeScript.status()).isEqualTo(200);
        assertThat(typeScript.headers().get("Content-Type")).startsWith("text/plain");
        assertThat(typeScript.body()).contains("export interface Endpoint {");
        assertThat(Http.get(site.http("/foyer/asyncapi.json")).status()).isEqualTo(404);
    }
}
