// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.HeaderName;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;

@ServerEndpoint("/shops/{shop}")
public class OrderEndpoint {

    // tag::headers
    public enum Currency {
        EUR,
        CHF
    }

    @HandshakeHeaders
    public record Headers(
            @From(From.Source.PATH) @Positive int shop, // /shops/{shop}
            @DefaultValue("EUR") Currency currency,
            @HeaderName("x-client") Optional<@Pattern(regexp = "[a-z]+/\\d+") String> client,
            @Size(max = 3) List<String> tag) {} // ?tag=a&tag=b
    // end::headers

    // tag::payload
    @ClientEvent("order.place")
    public record Order(
            Optional<@Size(max = 100) String> customerNote,
            @NotEmpty List<@NotNull @Valid Item> items,
            Map<@NotBlank String, @Positive Integer> vouchers) {}

    public record Item(
            @NotBlank String article, @Min(1) @Max(99) int count) {}

    @OnEvent
    int place(Order order) {
        return order.items().stream().mapToInt(Item::count).sum();
    }
    // end::payload

    // tag::parameter
    @OnEvent("order.cancel")
    void cancel(@Positive long number) {} // the data is a number alone
    // end::parameter

    // tag::together
    public record Range(int from, int to) {
        @AssertTrue(message = "must be ordered")
        boolean isOrdered() {
            return from <= to;
        }
    }

    @OnEvent("order.list")
    void list(@Valid Range range) {}
    // end::together

    // tag::groups
    public interface Publishing {}

    public record Draft(
            @NotBlank String title,
            @NotBlank(groups = Publishing.class) String text) {}

    @OnEvent("draft.save") // the title
    void save(Draft draft) {}

    @OnEvent("draft.publish") // the text
    void publish(@Valid @ConvertGroup(from = Default.class, to = Publishing.class) Draft draft) {}
    // end::groups

    // tag::sealed
    @JsonbTypeInfo(
            key = "by",
            value = {
                @JsonbSubtype(alias = "card", type = Card.class),
                @JsonbSubtype(alias = "invoice", type = Invoice.class)
            })
    public sealed interface Payment permits Card, Invoice {}

    public record Card(@NotNull @Pattern(regexp = "\\d{16}") String number) implements Payment {}

    public record Invoice(@NotBlank String address) implements Payment {}

    @OnEvent("order.pay")
    String pay(Payment payment) {
        return payment instanceof Invoice invoice ? "sent to " + invoice.address() : "paid";
    }
    // end::sealed

    // tag::outgoing
    @ServerEvent("price.changed")
    public record PriceChanged(
            @NotBlank String article, @NotNull @Positive BigDecimal price) {}

    @OnEvent("price.ask")
    void ask(@NotBlank String article, Connection connection) {
        BigDecimal price = article.equals("bread") ? new BigDecimal("3.20") : BigDecimal.ZERO;
        connection.emit(new PriceChanged(article, price)); // throws for a price of 0: our mistake, not the client's
    }
    // end::outgoing

    @OnConnect
    void connect(Headers headers) {}

    @OnEvent("headers")
    String headers(Headers headers) {
        return headers.shop() + " " + headers.currency() + " "
                + headers.client().orElse("none") + " " + headers.tag();
    }
}
