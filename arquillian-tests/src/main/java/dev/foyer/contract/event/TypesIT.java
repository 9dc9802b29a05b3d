// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Types that are not plain records: generic classes, enums with code, JSON as it is, large numbers, and paths with constraints. */
@ContractTest
@SameEverywhere("Yasson on each of them")
class TypesIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("types", TypesIT.class), "foyer.contract.served=typescript");
    }

    /** What all things that are created have. */
    public interface Thing {
        String id();
    }

    /** One of them. */
    public record Product(@NotBlank String id, @Positive int price) implements Thing {}

    /** Who is connected. */
    public record Member(String name) {}

    /** The part of an endpoint that knows nothing of products. */
    public abstract static class Crud<T extends Thing, K, U> {
        protected abstract U login(Handshake handshake);

        @OnConnect
        U connect(Handshake handshake) {
            return login(handshake);
        }

        @OnEvent("create")
        T create(@Valid T item, U user) {
            return item;
        }

        @OnEvent("createAll")
        int createAll(List<T> items) {
            return (int) items.stream().map(Thing::id).distinct().count();
        }

        @OnEvent("delete")
        String delete(K key, U user) {
            return key + " by " + user;
        }
    }

    /** Methods that need no superclass. */
    public interface Counting<T> {
        @OnEvent("count")
        default int count(Map<String, T> items) {
            return items.values().stream().mapToInt(this::weight).sum();
        }

        int weight(T item);
    }

    @ServerEndpoint("/products")
    public static class Products extends Crud<Product, Integer, Member> implements Counting<Product> {
        @Override
        protected Member login(Handshake handshake) {
            return new Member("ada");
        }

        @Override
        public int weight(Product item) {
            return item.price();
        }
    }

    /** An enum whose constants are classes. */
    public enum Operation {
        PLUS {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        MINUS {
            @Override
            int apply(int a, int b) {
                return a - b;
            }
        };

        abstract int apply(int a, int b);
    }

    /** Two numbers and what to do with them. */
    public record Calculation(Operation operation, int a, int b) {}

    /** Primitives. */
    public record Prices(double price, long count, Nested nested) {}

    /** A primitive further in. */
    public record Nested(boolean flag) {}

    /** Generic, with a part that is of the variable itself. */
    public record Page<T extends Product>(List<T> items, T first) {}

    /** Numbers that are no numbers in JavaScript. */
    // tag::numbers
    public record Row(
            @JsonbNumberFormat("0") long id, // "9007199254740993", a string in TypeScript
            long raw) {} // 9007199254740993, which a page reads as 9007199254740992
    // end::numbers

    @ServerEndpoint("/types")
    public static class Types {
        @OnEvent("calculate")
        int calculate(Calculation calculation) {
            return calculation.operation().apply(calculation.a(), calculation.b());
        }

        @OnEvent("operation")
        Operation operation(Calculation calculation) {
            return calculation.operation();
        }

        @OnEvent("object")
        JsonObject object(JsonObject object) {
            return object;
        }

        @OnEvent("arrays")
        int arrays(List<JsonArray> arrays) {
            return arrays.stream().mapToInt(JsonArray::size).sum();
        }

        @OnEvent("prices")
        double prices(Prices prices) {
            return prices.price();
        }

        @OnEvent("unprintable")
        double unprintable() {
            return Double.NaN;
        }

        @OnEvent("page")
        int page(Page<Product> page) {
            return page.items().get(0).price() + page.first().price();
        }

        @OnEvent("row")
        Row row(Row row) {
            return row;
        }

        @OnEvent("products")
        int products(List<Product> products) {
            return products.size();
        }
    }

    @ServerEndpoint("/lots/{lot}/{number}/{side}")
    public static class Lots {
        @OnConnect
        void connect(@PathParam("lot") @Pattern(regexp = "[a-z]{1,5}") String lot) {}

        @OnOpen
        void opened(@PathParam("number") @Max(9) int number) {}

        @OnEvent("lot")
        String lot(@PathParam("lot") @Pattern(regexp = "[a-z]*") String lot, @Positive int amount) {
            return lot + amount;
        }

        @OnEvent("side")
        String side(@PathParam("side") @Max(3) long side) {
            return "" + side;
        }

        @OnClose
        void closed(@PathParam("number") @Positive int number) {}

        @OnDisconnect
        void gone(@PathParam("side") @Positive long side) {}
    }

    @Contract(
            rule = "E14",
            proves = "type variables of superclasses and interfaces stand for what the endpoint class says")
    void typeVariables_standForWhatTheEndpointSays() {
        try (Client client = site.open("/products")) {
            assertThat(client.call("create", "{\"id\":\"a\",\"price\":1}"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":{\"id\":\"a\",\"price\":1}}");
            assertThat(client.call("create", "{\"id\":\"\",\"price\":1}"))
                    .contains("invalid-event", "\"path\":\"id\",\"message\":\"must not be blank\"");
            assertThat(client.call("createAll", "[{\"id\":\"a\",\"price\":1},{\"id\":\"b\",\"price\":1}]"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":2}");
            assertThat(client.call("createAll", "[{\"id\":\"a\",\"price\":1},{\"id\":\"b\"}]"))
                    .contains("invalid-event", "\"path\":\"[1].price\",\"message\":\"must be greater than 0\"");
            assertThat(client.call("delete", "5")).isEqualTo("{\"reply\":\"call\",\"data\":\"5 by Member[name=ada]\"}");
            assertThat(client.call("delete", "\"x\"")).contains("invalid-event", "must be a number");
            assertThat(client.call("count", "{\"k\":{\"id\":\"a\",\"price\":4}}"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":4}");
        }
    }

    @Contract(rule = "E14", proves = "the contract says what type variables stand for")
    void typeVariables_areReplacedInTheContract() {
        String contract = Http.get(site.http("/foyer/contract.d.ts")).body();

        assertThat(contract)
                .contains("create: { data: Product; reply: ")
                .contains("createAll: { data: Product[]; reply: number };")
                .contains("delete: { data: number; reply: string };")
                .contains("count: { data: Record<string, Product>; reply: number };")
                .contains("operation?: \"PLUS\" | \"MINUS\" | null;");
    }

    @Contract(rule = "E1", proves = "enums whose constants have bodies are read and written")
    void enumsWithBodies_areReadAndWritten() {
        try (Client client = site.open("/types")) {
            assertThat(client.call("calculate", "{\"operation\":\"MINUS\",\"a\":3,\"b\":1}"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":2}");
            assertThat(client.call("operation", "{\"operation\":\"PLUS\"}"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":\"PLUS\"}");
            assertThat(client.call("operation", "{\"operation\":\"TIMES\"}"))
                    .contains("\"path\":\"operation\",\"message\":\"must be one of [PLUS, MINUS]\"");
        }
    }

    @Contract(rule = "E13", proves = "a generic record with a part of a bounded type variable is read")
    void genericRecords_areRead() {
        try (Client client = site.open("/types")) {
            assertThat(client.call("page", "{\"items\":[{\"price\":1}],\"first\":{\"price\":2}}"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":3}");
            assertThat(client.call("page", "{\"items\":[{\"price\":\"x\"}]}"))
                    .contains("invalid-event", "\"path\":\"items[0].price\",\"message\":\"must be a number\"");
        }
    }

    @Contract(rule = "E2", proves = "JSON of another kind than the application asks for is invalid, and no stack trace")
    void jsonOfAnotherKind_isInvalid() {
        try (Client client = site.open("/types")) {
            assertThat(client.call("object", "{\"a\":1}")).isEqualTo("{\"reply\":\"call\",\"data\":{\"a\":1}}");
            assertThat(client.call("object", "[1]"))
                    .contains("invalid-event", "\"path\":\"\",\"message\":\"must be an object\"");
            assertThat(client.call("arrays", "[[1],[2,3]]")).isEqualTo("{\"reply\":\"call\",\"data\":3}");
            assertThat(client.call("arrays", "[[1],{}]"))
                    .contains("invalid-event", "\"path\":\"[1]\",\"message\":\"must be an array\"");
        }
        assertThat(ServerLog.lines("FOYER-4001", "'object'")).isEmpty();
    }

    @Contract(rule = "E2", proves = "null for a primitive is told with its path")
    void nullForPrimitive_isToldWithItsPath() {
        try (Client client = site.open("/types")) {
            assertThat(client.call("prices", "{\"price\":null,\"count\":1}"))
                    .contains("invalid-event", "[{\"path\":\"price\",\"message\":\"must not be null\"}]");
            assertThat(client.call("prices", "{\"price\":1.5,\"nested\":{\"flag\":null}}"))
                    .contains("invalid-event", "[{\"path\":\"nested.flag\",\"message\":\"must not be null\"}]");
        }
    }

    @Contract(
            rule = "E15",
            proves = "a text that JSON has no number for is no number, and one of very many digits neither")
    void textsThatAreNoNumbers_areInvalid() {
        try (Client client = site.open("/types")) {
            for (String none : List.of("NaN", "Infinity", "-Infinity")) {
                assertThat(client.call("prices", "{\"price\":\"" + none + "\"}"))
                        .contains("invalid-event", "[{\"path\":\"price\",\"message\":\"must be a number\"}]");
            }
            assertThat(client.call("prices", "{\"count\":\"" + "9".repeat(60_000) + "\"}"))
                    .contains("invalid-event", "[{\"path\":\"count\",\"message\":\"is a number that does not fit\"}]");
            assertThat(client.call("prices", "{\"price\":\"1.5\"}")).isEqualTo("{\"reply\":\"call\",\"data\":1.5}");
            assertThat(client.call("unprintable", "null")).contains("\"code\":\"failed\"");
        }
    }

    @Contract(rule = "E15", proves = "a number beyond 2^53 is exact as a text, and told in the log, once, as a number")
    void numbersBeyondJavaScript_areExactOrTold() {
        String id = "9007199254740993";
        try (Client client = site.open("/types")) {
            assertThat(client.call("row", "{\"id\":\"" + id + "\",\"raw\":1}"))
                    .isEqualTo("{\"reply\":\"call\",\"data\":{\"id\":\"" + id + "\",\"raw\":1}}");
            assertThat(ServerLog.lines("FOYER-4036", Row.class.getName())).isEmpty();
            client.call("row", "{\"raw\":" + id + "}");
            client.call("row", "{\"raw\":" + id + "}");
        }
        assertThat(ServerLog.awaited(1, "FOYER-4036", Row.class.getName())).hasSize(1);
    }

    @Contract(
            rule = "E2",
            proves = "thousands of invalid elements are told in part, and the client beside them is served")
    void manyInvalidElements_areToldInPart() {
        try (Client attacker = site.open("/types");
                Client beside = site.open("/types")) {
            String answer = attacker.call("products", "[" + "{},".repeat(20_000) + "{}]");

            assertThat(answer.split("\"path\"")).hasSize(101);
            assertThat(beside.call("object", "{}")).isEqualTo("{\"reply\":\"call\",\"data\":{}}");
        }
    }

    @Contract(
            rule = "H16",
            proves = "constraints on path variables of all methods are checked before the 101, with 400")
    void pathConstraints_areCheckedAtTheHandshake() {
        assertThat(Stream.of("/lots/NOT-VALID/1/1", "/lots/abc/10/1", "/lots/abc/0/1", "/lots/abc/1/4", "/lots/abc/1/0")
                        .map(path -> Http.upgrade(site.ws(path), Map.of()).status()))
                .containsOnly(400);
        assertThat(Http.upgrade(site.ws("/lots/ABC/10/1"), Map.of()).body())
                .contains("{\"name\":\"lot\",\"in\":\"path\",\"message\":\"must match \\\"[a-z]{1,5}\\\"\"}")
                .contains("{\"name\":\"number\",\"in\":\"path\",\"message\":\"must be less than or equal to 9\"}");
        try (Client client = site.open("/lots/abc/1/2")) {
            assertThat(client.call("lot", "5")).isEqualTo("{\"reply\":\"call\",\"data\":\"abc5\"}");
            assertThat(client.call("lot", "0")).contains("invalid-event", "must be greater than 0");
            assertThat(client.call("side", "null")).isEqualTo("{\"reply\":\"call\",\"data\":\"2\"}");
        }
    }
}
