// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.DefaultValue;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.payload.name.JsonNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract as documents: rules B4 and B5. */
class ContractDocumentTest {

    @HandshakeHeaders
    public record Headers(
            @NotNull @Size(min = 10, max = 200) String token,
            @DefaultValue("1.0.0") String clientVersion,
            Optional<UUID> device,
            List<Color> colors,
            int age) {}

    public enum Color {
        RED,
        GREEN
    }

    @ClientEvent("chat.say")
    public record Say(
            @NotBlank @Size(max = 2000) String text,
            @Pattern(regexp = "[a-z]+") String room,
            @NotEmpty List<@NotBlank @Size(max = 5) String> tags,
            @Min(1) @Max(9) int times,
            Optional<@Email String> mail,
            @JsonbProperty("colour") Color color,
            @Positive BigDecimal price,
            Map<String, List<Integer>> counts) {}

    @ServerEvent("chat.said")
    public record Said(
            String from,
            @Nullable String text,
            Instant at,
            LocalDate day,
            Optional<URI> link,
            Duration age,
            Tree tree) {}

    public record Tree(String name, List<Tree> children) {}

    public record Page<T>(List<T> items, boolean more) {}

    @JsonbTypeInfo({
        @JsonbSubtype(alias = "circle", type = Circle.class),
        @JsonbSubtype(alias = "square", type = Square.class)
    })
    public interface Shape {}

    public record Circle(double radius) implements Shape {}

    public record Square(double side) implements Shape {}

    @ServerEvent("a/b~c")
    public static class Plain {
        private String visible = "";
        private String hidden = "";
        public int count;

        public String getVisible() {
            return visible;
        }

        public void setVisible(String value) {
            visible = value;
        }

        @JsonbTransient
        public String getHidden() {
            return hidden;
        }

        public void setHidden(String value) {
            hidden = value;
        }
    }

    @ServerEndpoint("/chat/{room}")
    public static class Chat {
        @OnConnect
        void connect(Headers headers) {}

        @OnEvent
        Said say(Say say) {
            throw new UnsupportedOperationException();
        }

        @OnEvent("page")
        CompletionStage<Page<Said>> page(@Min(0) int number) {
            return new CompletableFuture<>();
        }

        @OnEvent("draw")
        void draw(Optional<Shape> shape) {}

        @OnEvent("echo")
        Tree echo(Tree tree) {
            return tree;
        }

        @OnEvent("leave")
        void leave() {}
    }

    private final ContractDocument contract = contract();

    private static ContractDocument contract() {
        var problems = new Problems();
        var endpoints = Definitions.read(List.of(Chat.class), problems);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });
        return new ContractDocument(
                "chat",
                endpoints,
                Set.of(Said.class, Plain.class, String.class),
                false,
                new JsonNames(JsonbBuilder.create()));
    }

    @Test
    void typeScript_declaresEndpointsAndTypes() {
        assertThat(contract.typeScript()).isEqualTo("""
                        // Generated by Foyer from the endpoints and records of this application.

                        /** /chat/{room} */
                        export interface Chat {
                            headers: {
                                token: string;
                                "client-version"?: string;
                                device?: string;
                                colors?: ("RED" | "GREEN")[];
                                age: number;
                            };
                            client: {
                                "chat.say": { data: Say; reply: Said };
                                draw: { data: Shape | undefined; reply: void };
                                echo: { data: TreeInput; reply: Tree };
                                leave: { data: undefined; reply: void };
                                page: { data: number; reply: PageOfSaid };
                            };
                            server: {
                                "a/b~c": Plain;
                                "chat.said": Said;
                            };
                        }

                        export interface PageOfSaid {
                            items: Said[];
                            more: boolean;
                        }

                        export interface Plain {
                            count: number;
                            visible: string;
                        }

                        export interface Said {
                            from: string;
                            text?: string;
                            at: string;
                            day: string;
                            link?: string;
                            age: string;
                            tree: Tree;
                        }

                        export interface Say {
                            text: string;
                            room?: string | null;
                            tags: string[];
                            times?: number;
                            mail?: string | null;
                            colour?: "RED" | "GREEN" | null;
                            price?: BigDecimal | null;
                            counts?: Record<string, number[]> | null;
                        }

                        export type Shape = {
                            "@type": "circle";
                            radius?: number;
                        } | {
                            "@type": "square";
                            side?: number;
                        };

                        export interface Tree {
                            name: string;
                            children: Tree[];
                        }

                        export interface TreeInput {
                            name?: string | null;
                            children?: TreeInput[] | null;
                        }

                        /** A decimal number of any size: JavaScript keeps some 15 digits of it. Annotate it @JsonbNumberFormat("0.00") on the server, for two decimals, and it is a string. */
                        export type BigDecimal = number;
                        """);
    }

    @Test
    void schemas_haveTheConstraints() {
        JsonObject say =
                document().getJsonObject("components").getJsonObject("schemas").getJsonObject("Say");

        assertThat(say).isEqualTo(json("""
                                {"type":"object","properties":{
                                  "text":{"type":"string","minLength":1,"pattern":"\\\\S","maxLength":2000},
                                  "room":{"oneOf":[{"type":"string","pattern":"^(?:[a-z]+)$"},{"type":"null"}]},
                                  "tags":{"type":"array","items":{"type":"string","minLength":1,"pattern":"\\\\S","maxLength":5},"minItems":1},
                                  "times":{"type":"integer","minimum":1,"maximum":9},
                                  "mail":{"oneOf":[{"type":"string","format":"email"},{"type":"null"}]},
                                  "colour":{"oneOf":[{"type":"string","enum":["RED","GREEN"]},{"type":"null"}]},
                                  "price":{"oneOf":[{"type":"number","format":"decimal","exclusiveMinimum":0},{"type":"null"}]},
                                  "counts":{"oneOf":[{"type":"object","additionalProperties":{"type":"array","items":{"type":"integer"}}},{"type":"null"}]}},
                                 "required":["text","tags"]}
                                """));
    }

    public static class Table<T> extends HashMap<String, T> {
        private static final long serialVersionUID = 1L;
    }

    public record Shadow(Record record, Table<String> table) {
        @SuppressWarnings("JavaLangClash") // an application may have such a name
        public record Record(String name) {}
    }

    /** Has an endpoint that is called as a record. */
    public static final class Named {
        @ServerEndpoint("/shadow")
        public static class Shadow {
            @OnEvent("shadow")
            void shadow(ContractDocumentTest.Shadow shadow) {}
        }
    }

    @Test
    void names_areNeitherThoseOfEndpointsNorOfTypeScript() {
        var endpoints = Definitions.read(List.of(Named.Shadow.class), new Problems());
        String typeScript = new ContractDocument("", endpoints, Set.of(), false, JsonNames.ofDefault()).typeScript();

        assertThat(typeScript)
                .containsOnlyOnce("export interface Shadow {")
                .contains("shadow: { data: ShadowInput; reply: void };")
                .doesNotContain("export interface Record ")
                .contains("record?: RecordInput | null;", "table?: Record<string, ");
    }

    /** Has a handler of its own for one of the guard's events. */
    @ServerEndpoint("/guarded")
    public static class Guarded {
        @OnEvent("room.leave")
        int leave() {
            return 0;
        }
    }

    @Test
    void eventsOfAGuard_areThoseOfEachEndpoint() {
        var endpoints = Definitions.read(List.of(Guarded.class), new Problems());
        var document = new ContractDocument("", endpoints, Set.of(), true, JsonNames.ofDefault());

        assertThat(document.typeScript())
                .contains(
                        "\"room.join\": { data: RoomData; reply: void };",
                        "\"room.leave\": { data: undefined; reply: number };")
                .contains("export interface RoomData {\n    room: string;\n}");
        assertThat(document.asyncApi()).contains("Guarded.receive.room.join");
    }

    @Test
    void headers_areThoseOfTheHandshake() {
        JsonObject handshake = document()
                .getJsonObject("channels")
                .getJsonObject("Chat")
                .getJsonObject("bindings")
                .getJsonObject("ws");

        assertThat(handshake.getJsonObject("headers")).isEqualTo(json("""
                                {"type":"object","properties":{
                                  "token":{"type":"string","minLength":10,"maxLength":200},
                                  "client-version":{"type":"string","default":"1.0.0"},
                                  "device":{"type":"string","format":"uuid"},
                                  "colors":{"type":"array","items":{"type":"string","enum":["RED","GREEN"]}},
                                  "age":{"type":"integer"}},
                                 "required":["token","age"]}
                                """));
    }

    @Test
    void operations_areOfTheServer() {
        JsonObject operations = document().getJsonObject("operations");

        assertThat(operations.keySet())
                .containsExactlyInAnyOrder(
                        "Chat.receive.chat.say",
                        "Chat.receive.draw",
                        "Chat.receive.echo",
                        "Chat.receive.leave",
                        "Chat.receive.page",
                        "Chat.send.a/b~c",
                        "Chat.send.chat.said");
        assertThat(operations.getJsonObject("Chat.send.a/b~c")).isEqualTo(json("""
                                {"action":"send","channel":{"$ref":"#/channels/Chat"},
                                 "messages":[{"$ref":"#/channels/Chat/messages/a~1b~0c%20event"}]}
                                """));
    }

    private JsonObject document() {
        return json(contract.asyncApi());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
