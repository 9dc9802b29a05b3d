// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.validation;

import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/validation.md says. */
@ContractTest
@SameEverywhere("Hibernate Validator on each of them")
class ValidationHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-validation", OrderEndpoint.class)
                .addClasses(ProductEndpoint.class, Crud.class, LotEndpoint.class, JsonConfiguration.class);
    }

    @Contract(
            rule = {"H2", "H3", "H5"},
            proves = "validation.md: a header schema converts, defaults and checks")
    void headers_areChecked() {
        try (Client client = site.open("/shops/7?tag=a&tag=b", Map.of("X-Client", "app/3"))) {
            assertThat(client.call("headers", "null")).contains("\"7 EUR app/3 [a, b]\"");
        }
        String problem = Http.upgrade(site.http("/shops/0?currency=USD&x-client=%3F&tag=1&tag=2&tag=3&tag=4"), Map.of())
                .body();
        assertThat(problem)
                .contains("{\"name\":\"shop\",\"in\":\"path\",\"message\":\"must be greater than 0\"}")
                .contains("{\"name\":\"currency\",\"in\":\"query\",\"message\":\"must be one of [EUR, CHF]\"}")
                .contains("\"name\":\"x-client\",\"in\":\"query\"")
                .contains("\"name\":\"tag\",\"in\":\"query\"")
                .doesNotContain("USD");
    }

    @Contract(
            rule = {"E1", "E2"},
            proves =
                    "validation.md: each violation has the path of the value in the JSON, named as the JsonbConfig says")
    void payload_isCheckedWithPaths() {
        try (Client client = shop()) {
            assertThat(client.call(
                            "order.place",
                            "{\"items\":[{\"article\":\"bread\",\"count\":2},{\"article\":\"milk\",\"count\":1}]}"))
                    .contains("\"data\":3");
            assertThat(client.call(
                            "order.place",
                            "{\"customer-note\":\"" + "x".repeat(101)
                                    + "\",\"items\":[{\"article\":\"bread\",\"count\":2},{\"article\":\" \",\"count\":100}],"
                                    + "\"vouchers\":{\"spring\":-1}}"))
                    .contains("\"code\":\"invalid-event\"")
                    .contains("{\"path\":\"customer-note\",\"message\":\"size must be between 0 and 100\"}")
                    .contains("{\"path\":\"items[1].article\",\"message\":\"must not be blank\"}")
                    .contains("{\"path\":\"items[1].count\",\"message\":\"must be less than or equal to 99\"}")
                    .contains("{\"path\":\"vouchers.spring\",\"message\":\"must be greater than 0\"}");
            assertThat(client.call("order.place", "{\"items\":[{\"article\":\"bread\",\"count\":\"two\"}]}"))
                    .contains("{\"path\":\"items[0].count\"");
            assertThat(client.call("order.place", "{\"items\":[null]}"))
                    .contains("{\"path\":\"items[0]\",\"message\":\"must not be null\"}");
            assertThat(client.call("order.cancel", "-1"))
                    .contains("{\"path\":\"\",\"message\":\"must be greater than 0\"}");
            assertThat(client.call("order.list", "{\"from\":2,\"to\":1}"))
                    .contains("{\"path\":\"ordered\",\"message\":\"must be ordered\"}");
        }
    }

    @Contract(
            rule = {"E1", "E2"},
            proves = "validation.md: a handler chooses the group, the data chooses the type")
    void groupsAndSubtypes_areChosen() {
        try (Client client = shop()) {
            assertThat(client.call("draft.save", "{\"title\":\"t\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(client.call("draft.publish", "{\"title\":\"t\"}"))
                    .contains("{\"path\":\"text\",\"message\":\"must not be blank\"}");
            assertThat(client.call("order.pay", "{\"by\":\"invoice\",\"address\":\"Here 1\"}"))
                    .contains("\"sent to Here 1\"");
            assertThat(client.call("order.pay", "{\"by\":\"card\",\"number\":\"12\"}"))
                    .contains("\"path\":\"number\"");
            assertThat(client.call("order.pay", "{\"by\":\"cash\"}")).contains("\"code\":\"invalid-event\"");
        }
    }

    @Contract(
            rule = {"E4", "E6"},
            proves = "validation.md: what the server emits is checked too, and what is invalid is not sent")
    void outgoing_isChecked() {
        try (Client client = shop()) {
            client.send("{\"event\":\"price.ask\",\"data\":\"bread\"}");
            assertThat(client.next())
                    .isEqualTo("{\"event\":\"price.changed\",\"data\":{\"article\":\"bread\",\"price\":3.20}}");
            assertThat(client.call("price.ask", "\"gold\"")).contains("\"code\":\"failed\"");
        }
    }

    @Contract(
            rule = {"E14", "H16"},
            proves =
                    "validation.md: a generic handler takes what the endpoint class says; a path is checked before the 101")
    void inheritedHandlersAndPaths_areChecked() {
        try (Client client = site.open("/products")) {
            assertThat(client.call("create", "{\"article\":\"bread\"}")).contains("{\"article\":\"bread\"}");
            assertThat(client.call("create", "{\"article\":\" \"}")).contains("\"path\":\"article\"");
        }
        try (Client client = site.open("/lots/lamp")) {
            assertThat(client.call("lot.bid", "5")).contains("\"reply\"");
        }
        assertThat(Http.upgrade(site.http("/lots/NOT-VALID"), Map.of()).body())
                .contains("\"name\":\"lot\",\"in\":\"path\"");
    }

    private Client shop() {
        return site.open("/shops/1");
    }
}
