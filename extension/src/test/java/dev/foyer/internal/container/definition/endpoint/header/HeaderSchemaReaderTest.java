// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint.header;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.HandshakeHeaders;
import dev.foyer.HeaderName;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.HeaderShape;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules H2 and H3. */
class HeaderSchemaReaderTest {

    @HandshakeHeaders
    record Good(
            String token,
            @DefaultValue("1.0.0") String clientVersion,
            @HeaderName("X-Trace") Optional<UUID> trace,
            List<Integer> numbers,
            int shard,
            @From(Source.PATH) String room,
            @From({Source.COOKIE, Source.QUERY}) String ticket) {}

    @HandshakeHeaders
    record Bad(
            Map<String, String> map,
            @DefaultValue("seven") int number,
            @From(Source.PATH) String missing,
            Optional<List<String>> nested,
            String fine) {}

    @HandshakeHeaders
    record None() {}

    @ParameterizedTest
    @CsvSource({
        "token,           token",
        "clientVersion,   client-version",
        "xForwardedFor,   x-forwarded-for",
        "userID,          user-id",
        "userIDs,         user-i-ds",
        "URLPath,         url-path",
        "parseHTTPHeader, parse-http-header",
        "utf8Text,        utf8-text",
        "a,               a",
        "aB,              a-b",
        "client_version,  client-version",
        "Title,           title",
    })
    void kebab_splitsAtCapitals(String name, String kebab) {
        assertThat(HeaderNames.kebab(name)).isEqualTo(kebab);
    }

    @Test
    void components_areReadInOrder() {
        var problems = new Problems();

        HeaderSchema schema = Objects.requireNonNull(
                HeaderSchemaReader.read(Good.class, PathTemplate.parse("/chat/{Room}"), problems));

        assertThat(problems.asException()).isEmpty();
        assertThat(schema.type()).isEqualTo(Good.class);
        assertThat(schema.components().stream().map(HeaderComponent::name))
                .containsExactly("token", "client-version", "X-Trace", "numbers", "shard", "room", "ticket");
        assertThat(schema.components().stream().map(HeaderComponent::shape))
                .containsExactly(
                        HeaderShape.ONE,
                        HeaderShape.ONE,
                        HeaderShape.OPTIONAL,
                        HeaderShape.LIST,
                        HeaderShape.ONE,
                        HeaderShape.ONE,
                        HeaderShape.ONE);
        assertThat(schema.components().stream().map(HeaderComponent::primitive))
                .containsExactly(false, false, false, false, true, false, false);
        assertThat(schema.components().get(0).sources())
                .isEqualTo(EnumSet.of(Source.HEADER, Source.QUERY, Source.COOKIE));
        assertThat(schema.components().get(6).sources()).containsExactly(Source.QUERY, Source.COOKIE);
        assertThat(schema.components().get(1).fallback()).isEqualTo("1.0.0");
    }

    @Test
    void allMistakes_areReported() {
        var problems = new Problems();

        HeaderSchema schema = HeaderSchemaReader.read(Bad.class, PathTemplate.parse("/chat"), problems);

        assertThat(schema).isNull();
        String text = problems.asException().orElseThrow().getMessage();
        assertThat(text)
                .contains("has 4 mistake(s)")
                .contains("FOYER-1013: Component 'map' of " + Bad.class.getName() + " has type java.util.Map<")
                .contains("FOYER-1013: Component 'nested' of ")
                .contains("FOYER-1014: Component 'number' of " + Bad.class.getName())
                .contains("it must be a whole number in range")
                .contains("FOYER-1015: Component 'missing' of " + Bad.class.getName())
                .contains("path '/chat'")
                .doesNotContain("'fine'");
    }

    @Test
    void recordWithoutComponentsAndClass_areRefusedWith1012() {
        var problems = new Problems();

        assertThat(HeaderSchemaReader.read(None.class, PathTemplate.parse("/"), problems))
                .isNull();
        assertThat(HeaderSchemaReader.read(String.class, PathTemplate.parse("/"), problems))
                .isNull();

        assertThat(problems.asException().orElseThrow())
                .hasMessageContaining("FOYER-1012: " + None.class.getName())
                .hasMessageContaining("FOYER-1012: java.lang.String");
    }
}
