// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;
import java.util.Optional;

import jakarta.json.JsonObject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of rules B4 and B5: which parts of a header schema clients can send, and how. */
class HeaderSchemasTest {

    @HandshakeHeaders
    public record Headers(
            @From(Source.HEADER) String userAgent,
            @From(Source.QUERY) String token,
            @From(Source.COOKIE) String sid,
            @From({Source.HEADER, Source.COOKIE}) String theme,
            String anywhere) {}

    @ServerEndpoint("/places")
    public static class Places {
        @OnConnect
        void connect(Headers headers) {}
    }

    @Test
    void whatIsTakenFromHeadersOnly_isNothingThatABrowserSends() {
        assertThat(Documents.of(Places.class).typeScript()).contains("""
                headers: {
                        token?: string;
                        anywhere?: string;
                    };
                """);
    }

    @Test
    void headersAndQuery_areToldApart() {
        assertThat(properties(Places.class, "headers").keySet()).containsExactly("user-agent", "theme", "anywhere");
        assertThat(properties(Places.class, "query").keySet()).containsExactly("token", "anywhere");
    }

    @HandshakeHeaders
    public record Defaults(
            @DefaultValue("5") int size,
            @DefaultValue("-0.5") Optional<Double> ratio,
            @DefaultValue("NaN") double limit,
            @DefaultValue("TRUE") boolean quiet,
            @DefaultValue("7") List<Long> ids,
            @DefaultValue("x") List<Part> parts,
            @DefaultValue("12") String text) {}

    public record Part(String text) {
        public static Part valueOf(String text) {
            return new Part(text);
        }
    }

    @ServerEndpoint("/defaults")
    public static class WithDefaults {
        @OnConnect
        void connect(Defaults defaults) {}
    }

    @Test
    void defaults_areOfTheTypeOfTheirSchema() {
        assertThat(properties(WithDefaults.class, "query")).isEqualTo(Documents.json("""
                {"size":{"type":"integer","default":5},
                 "ratio":{"type":"number","default":-0.5},
                 "limit":{"type":"number","default":"NaN"},
                 "quiet":{"type":"boolean","default":true},
                 "ids":{"type":"array","items":{"type":"integer","format":"int64"},"default":[7]},
                 "parts":{"type":"array","items":{"type":"string"},"default":["x"]},
                 "text":{"type":"string","default":"12"}}
                """));
    }

    private static JsonObject properties(Class<?> endpoint, String place) {
        return Documents.channel(endpoint)
                .getJsonObject("bindings")
                .getJsonObject("ws")
                .getJsonObject(place)
                .getJsonObject("properties");
    }
}
