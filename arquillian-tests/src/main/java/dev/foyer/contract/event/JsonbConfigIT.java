// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.math.BigDecimal;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that says how its JSON is to be: of rules E1, E2 and E6. */
@ContractTest
class JsonbConfigIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("jsonb-config", JsonbConfigIT.class);
    }

    /** Says how. */
    @ApplicationScoped
    public static class Json {
        /** Dashes, nulls, and an adapter. */
        @Produces
        public JsonbConfig config() {
            return new JsonbConfig()
                    .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_DASHES)
                    .withNullValues(true)
                    .withAdapters(new Prices());
        }
    }

    /** A type that JSON-B does not know. */
    public record Price(BigDecimal amount, String currency) {}

    /** Writes a price as a text, as {@code 3 EUR}. */
    public static class Prices implements JsonbAdapter<Price, String> {
        @Override
        public String adaptToJson(Price price) {
            return price.amount() + " " + price.currency();
        }

        @Override
        public Price adaptFromJson(String text) {
            int space = text.indexOf(' ');
            return new Price(new BigDecimal(text.substring(0, space)), text.substring(space + 1));
        }
    }

    @ServerEvent("ordered")
    public record Order(
            @NotNull Price totalPrice,
            @Nullable String shortNote,
            @JsonbProperty("of") List<@Valid Item> orderItems) {}

    /** A part of an order. */
    public record Item(@NotBlank String itemName, @Positive int itemCount) {}

    @ServerEndpoint("/orders")
    public static class Orders {
        @Inject
        Connection connection;

        @OnEvent("order")
        Order order(Order order) {
            connection.emit(order);
            return order;
        }
    }

    @Contract(
            rule = {"E1", "E3", "E6"},
            proves = "the application's JsonbConfig is used for payloads, replies and emits")
    void config_isUsedForEverything() {
        try (Client client = site.open("/orders")) {
            client.send("{\"event\":\"order\",\"id\":1,\"data\":"
                    + "{\"total-price\":\"3.50 EUR\",\"of\":[{\"item-name\":\"tea\",\"item-count\":2}]}}");

            String written = "{\"of\":[{\"item-count\":2,\"item-name\":\"tea\"}],\"short-note\":null,"
                    + "\"total-price\":\"3.50 EUR\"}";
            assertThat(client.next(2))
                    .containsExactly(
                            "{\"event\":\"ordered\",\"data\":" + written + "}",
                            "{\"reply\":1,\"data\":" + written + "}");
        }
    }

    @Contract(rule = "E2", proves = "paths are as in the JSON: renamed parts and the naming strategy included")
    void paths_areAsInTheJson() {
        try (Client client = site.open("/orders")) {
            assertThat(client.call("order", "{\"of\":[{\"item-name\":\"tea\",\"item-count\":1},{}]}"))
                    .contains("\"violations\":["
                            + "{\"path\":\"of[1].item-count\",\"message\":\"must be greater than 0\"},"
                            + "{\"path\":\"of[1].item-name\",\"message\":\"must not be blank\"},"
                            + "{\"path\":\"total-price\",\"message\":\"must not be null\"}]");
            assertThat(client.call("order", "{\"total-price\":\"hunter2\",\"of\":[{\"item-count\":\"hunter2\"}]}"))
                    .contains("\"path\":\"total-price\"", "\"path\":\"of[0].item-count\"")
                    .doesNotContain("hunter2");
        }
    }
}
