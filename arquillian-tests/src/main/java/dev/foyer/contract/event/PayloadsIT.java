// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Payloads of all kinds: rules E1 and E2. */
@ContractTest
class PayloadsIT {

    private static final String SECRET = "sEcReT-VaLuE";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("payloads", PayloadsIT.class);
    }

    /** A part of much else. */
    public record Item(@NotBlank String text, @Max(9) int count) {}

    /** A generic payload. */
    public record Page<T>(@NotEmpty List<@Valid T> items, int total) {}

    /** Texts of which there are few. */
    public enum Color {
        RED,
        GREEN
    }

    @JsonbTypeInfo(
            key = "kind",
            value = {
                @JsonbSubtype(alias = "circle", type = Circle.class),
                @JsonbSubtype(alias = "square", type = Square.class)
            })
    public sealed interface Shape permits Circle, Square {}

    /** One shape. */
    public record Circle(@Positive int radius) implements Shape {}

    /** Another one. */
    public record Square(@Positive int side) implements Shape {}

    /** What JSON-B knows. */
    public record Kinds(
            Color color,
            Instant at,
            LocalDate day,
            BigDecimal price,
            boolean flag,
            long number,
            Optional<@Valid Item> item,
            Optional<@Size(max = 3) String> nick) {}

    /** Constraints in all places. */
    @SuppressWarnings("ArrayRecordComponent") // that is what is tried
    public record Everything(
            @JsonbProperty("first-name") @NotBlank String name,
            List<@Valid Item> items,
            List<@NotBlank String> tags,
            Map<@NotBlank String, @Valid Item> byName,
            @Valid Item[] array,
            List<List<@Positive Integer>> grid,
            @Valid Range range) {}

    /** A constraint on two values. */
    public record Range(int from, int to) {
        /** Not a part of the JSON. */
        @AssertTrue(message = "must be ordered")
        boolean isOrdered() {
            return from <= to;
        }
    }

    /** Another group of constraints. */
    public interface Strict {}

    /** Of two groups. */
    public record Grouped(
            @NotBlank String always,
            @NotBlank(groups = Strict.class) String strict) {}

    /** The first group. */
    public interface First {}

    /** Of two groups, one after the other. */
    @GroupSequence({First.class, Sequence.class})
    public record Sequence(
            @NotNull(groups = First.class) String text,
            @Min(5) int number) {}

    @ServerEndpoint("/payloads")
    public static class Endpoint {
        @OnEvent("item")
        Item item(Item item) {
            return item;
        }

        @OnEvent("page")
        Page<Item> page(Page<Item> page) {
            return new Page<>(List.copyOf(page.items()), page.items().get(0).count());
        }

        @OnEvent("list")
        List<Item> list(List<Item> items) {
            return items.stream().map(item -> new Item(item.text(), 1)).toList();
        }

        @OnEvent("map")
        Map<String, Item> map(Map<String, Item> items) {
            var copy = new LinkedHashMap<String, Item>();
            items.forEach((key, item) -> copy.put(key, new Item(item.text(), 1)));
            return copy;
        }

        @OnEvent("optional")
        Optional<Item> optional(Optional<Item> item) {
            return item;
        }

        @OnEvent("text")
        String text(@Size(max = 30) String text) {
            return text;
        }

        @OnEvent("number")
        int number(@Max(2_000_000_000) int number) {
            return number;
        }

        @OnEvent("color")
        Color color(Color color) {
            return color;
        }

        @OnEvent("shape")
        String shape(Shape shape) {
            return shape.toString();
        }

        @OnEvent("kinds")
        Kinds kinds(Kinds kinds) {
            return kinds;
        }

        @OnEvent("everything")
        void everything(Everything everything) {}

        @OnEvent("grouped")
        void grouped(Grouped grouped) {}

        @OnEvent("converted")
        void converted(@Valid @ConvertGroup(from = Default.class, to = Strict.class) Grouped grouped) {}

        @OnEvent("sequence")
        void sequence(Sequence sequence) {}
    }

    @Contract(rule = "E1", proves = "payloads of all kinds are bound, and replies of all kinds written")
    void allKinds_areBoundAndAnswered() {
        var kinds = "{\"at\":\"2026-01-02T03:04:05Z\",\"color\":\"RED\",\"day\":\"2026-01-02\",\"flag\":true,"
                + "\"item\":{\"count\":1,\"text\":\"a\"},\"nick\":\"ada\",\"number\":-7,\"price\":1.50}";
        var item = "{\"count\":1,\"text\":\"a\"}";
        try (Client client = site.open("/payloads")) {
            assertThat(data(client, "item", item)).isEqualTo(item);
            assertThat(data(client, "item", "{\"text\":\"b\",\"more\":[{}],\"text\":\"a\",\"count\":1}"))
                    .isEqualTo(item);
            assertThat(data(client, "page", "{\"items\":[" + item + "]}"))
                    .isEqualTo("{\"items\":[" + item + "],\"total\":1}");
            assertThat(data(client, "list", "[{\"text\":\"a\"},{\"text\":\"b\"}]"))
                    .isEqualTo("[" + item + ",{\"count\":1,\"text\":\"b\"}]");
            assertThat(data(client, "list", "[]")).isEqualTo("[]");
            assertThat(data(client, "map", "{\"k\":{\"text\":\"a\"}}")).isEqualTo("{\"k\":" + item + "}");
            assertThat(data(client, "optional", item)).isEqualTo(item);
            assertThat(client.call("optional", "null")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(data(client, "text", "\"t\"")).isEqualTo("\"t\"");
            assertThat(data(client, "number", "7")).isEqualTo("7");
            assertThat(data(client, "color", "\"GREEN\"")).isEqualTo("\"GREEN\"");
            assertThat(data(client, "shape", "{\"kind\":\"square\",\"side\":2}"))
                    .isEqualTo("\"Square[side=2]\"");
            assertThat(data(client, "kinds", kinds)).isEqualTo(kinds);
        }
    }

    @Contract(rule = "E2", proves = "each violated constraint is told with its path, wherever it is")
    void constraints_areToldWithTheirPaths() {
        try (Client client = site.open("/payloads")) {
            assertThat(violations(
                            client,
                            "everything",
                            "{\"items\":[{\"text\":\"a\"},{\"count\":10}],\"tags\":[\"a\",\" \"],\"byName\":{\"k\":{}},"
                                    + "\"array\":[{}],\"grid\":[[1],[1,0]],\"range\":{\"from\":2,\"to\":1}}"))
                    .isEqualTo("array[0].text must not be blank, byName.k.text must not be blank,"
                            + " first-name must not be blank, grid[1][1] must be greater than 0,"
                            + " items[1].count must be less than or equal to 9, items[1].text must not be blank,"
                            + " range.ordered must be ordered, tags[1] must not be blank");
            assertThat(violations(client, "page", "{\"items\":[{}]}")).isEqualTo("items[0].text must not be blank");
            assertThat(violations(client, "list", "[{\"text\":\"a\"},{}]")).isEqualTo("[1].text must not be blank");
            assertThat(violations(client, "map", "{\"k\":{}}")).isEqualTo("k.text must not be blank");
            assertThat(violations(client, "optional", "{}")).isEqualTo("text must not be blank");
            assertThat(violations(client, "text", "\"" + "x".repeat(31) + "\""))
                    .isEqualTo(" size must be between 0 and 30");
            assertThat(violations(client, "shape", "{\"kind\":\"circle\"}")).isEqualTo("radius must be greater than 0");
            assertThat(violations(client, "kinds", "{\"item\":{},\"nick\":\"adam\"}"))
                    .isEqualTo("item.text must not be blank, nick size must be between 0 and 3");
        }
    }

    @Contract(rule = "E2", proves = "the groups that a handler or a record names are those that are validated")
    void groups_areThoseThatAreNamed() {
        try (Client client = site.open("/payloads")) {
            assertThat(violations(client, "grouped", "{}")).isEqualTo("always must not be blank");
            assertThat(violations(client, "converted", "{}")).isEqualTo("strict must not be blank");
            assertThat(client.call("converted", "{\"strict\":\"a\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(violations(client, "sequence", "{}")).isEqualTo("text must not be null");
            assertThat(violations(client, "sequence", "{\"text\":\"a\"}"))
                    .isEqualTo("number must be greater than or equal to 5");
        }
    }

    @Contract(
            rule = "E2",
            proves = "data of any wrong form is answered with its path and never its value, and the connection stays")
    void wrongForms_areTold() {
        String secret = "\"" + SECRET + "\"";
        try (Client client = site.open("/payloads")) {
            assertThat(violations(client, "item", secret)).isEqualTo(" must be an object");
            assertThat(violations(client, "item", "{\"count\":" + secret + "}")).isEqualTo("count must be a number");
            assertThat(violations(client, "item", "{\"text\":\"a\",\"count\":99999999999}"))
                    .isEqualTo("count is a number that does not fit");
            assertThat(violations(client, "item", "{\"text\":\"a\",\"count\":1.5}"))
                    .isEqualTo("count is a number that does not fit");
            assertThat(violations(client, "number", "1e999999999")).isEqualTo(" is a number that does not fit");
            assertThat(violations(client, "number", "null")).isEqualTo(" must not be missing");
            assertThat(violations(client, "text", "{}")).isEqualTo(" must be a string");
            assertThat(violations(client, "list", "{\"" + SECRET + "\":1}")).isEqualTo(" must be an array");
            assertThat(violations(client, "list", "[" + secret + "]")).isEqualTo("[0] must be an object");
            assertThat(violations(client, "map", "{\"k\":" + secret + "}")).isEqualTo("k must be an object");
            assertThat(violations(client, "page", "{\"items\":[{\"count\":" + secret + "}]}"))
                    .isEqualTo("items[0].count must be a number");
            assertThat(violations(client, "color", secret)).isEqualTo(" must be one of [RED, GREEN]");
            assertThat(violations(client, "shape", "{\"kind\":" + secret + "}"))
                    .isEqualTo("kind must be one of [circle, square]");
            assertThat(violations(client, "shape", "{}")).isEqualTo("kind must be one of [circle, square]");
            assertThat(violations(client, "kinds", "{\"at\":" + secret + ",\"day\":" + secret + "}"))
                    .isEqualTo("at must be a valid Instant, day must be a valid LocalDate");
            assertThat(violations(client, "list", "[" + "1,".repeat(9_999) + "1]")
                            .split(", "))
                    .hasSize(100);
            client.send("{\"event\":\"item\",\"data\":" + "[".repeat(40) + "]".repeat(40) + "}");
            assertThat(client.next()).contains("malformed-frame");
            client.send("{\"event\":\"item\",\"data\":{},\"data\":{}}");
            assertThat(client.next()).contains("malformed-frame");
            assertThat(data(client, "text", "\"still here\"")).isEqualTo("\"still here\"");
        }
    }

    private static String data(Client client, String event, String data) {
        return client.call(event, data).replaceFirst("^\\{\"reply\":\"call\",\"data\":(.*)}$", "$1");
    }

    /** The violations of an invalid event: path, space, message. */
    private static String violations(Client client, String event, String data) {
        String answer = client.call(event, data);
        assertThat(answer)
                .startsWith("{\"error\":{\"code\":\"invalid-event\",\"event\":\"" + event + "\"")
                .doesNotContain(SECRET, "Exception");
        return answer.replaceFirst("^.*\"violations\":\\[", "")
                .replaceFirst("]},\"reply\":\"call\"}$", "")
                .replaceAll("\\{\"path\":\"([^\"]*)\",\"message\":\"([^\"]*)\"}", "$1 $2")
                .replaceAll(",(?! )", ", ");
    }
}
