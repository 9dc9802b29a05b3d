// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.HeaderName;
import dev.foyer.internal.container.definition.endpoint.header.HeaderSchemaReader;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules H2, H3 and H5. */
class HeaderBinderTest {

    private static final Locale LOCALE = Locale.getDefault();

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();
    private final HeaderBinder binder = new HeaderBinder(validator);

    @HandshakeHeaders
    record Chat(
            @NotNull @Size(min = 10) String token,
            @DefaultValue("1.0.0") String clientVersion,
            Optional<@Size(max = 3) String> nick,
            List<Integer> number,
            @HeaderName("X-Shard") int shard) {}

    @HandshakeHeaders
    record Sources(
            @Nullable String any,
            @From(Source.QUERY) @Nullable String query,
            @From({Source.PATH, Source.HEADER}) @Nullable String room) {}

    @HandshakeHeaders
    record Strict(String from, String until) {
        Strict {
            if (from.compareTo(until) > 0) {
                throw new IllegalArgumentException("secret " + from);
            }
        }
    }

    @HandshakeHeaders
    record Pair(String one, String two) {
        @AssertTrue(message = "must be in order")
        boolean isOrdered() {
            return one.compareTo(two) < 0;
        }
    }

    @BeforeAll
    static void english() {
        Locale.setDefault(Locale.ENGLISH); // the messages of the validator
    }

    @AfterAll
    static void restore() {
        Locale.setDefault(LOCALE);
    }

    @Test
    void values_areConverted() {
        Binding binding = bind(
                Chat.class,
                headers(Map.of(
                        "TOKEN", List.of("0123456789"),
                        "Client-Version", List.of("2.0"),
                        "nick", List.of("ann"),
                        "number", List.of("1", "2"),
                        "x-shard", List.of("7"),
                        "other", List.of("ignored"))));

        assertThat(binding.violations()).isEmpty();
        assertThat(binding.record()).isEqualTo(new Chat("0123456789", "2.0", Optional.of("ann"), List.of(1, 2), 7));
    }

    @Test
    void absentValues_areDefaultedOrEmpty() {
        Binding binding = bind(Chat.class, headers(Map.of("token", List.of("0123456789"), "x-shard", List.of("7"))));

        assertThat(binding.record()).isEqualTo(new Chat("0123456789", "1.0.0", Optional.empty(), List.of(), 7));
    }

    @Test
    void firstOfSeveralValues_isTaken() {
        Binding binding = bind(
                Chat.class, headers(Map.of("token", List.of("0123456789", "x"), "x-shard", List.of("7", "eight"))));

        assertThat(binding.record()).isEqualTo(new Chat("0123456789", "1.0.0", Optional.empty(), List.of(), 7));
    }

    @Test
    void h5_allViolationsComeAtOnceInOrderAndWithoutTheValues() {
        Binding binding = bind(
                Chat.class,
                headers(Map.of(
                        "token", List.of("secret"), "nick", List.of("secret"), "number", List.of("1", "secret"))));

        assertThat(binding.record()).isNull();
        assertThat(binding.violations())
                .containsExactly(
                        new HandshakeViolation("token", "header", "size must be between 10 and 2147483647"),
                        new HandshakeViolation("nick", "header", "size must be between 0 and 3"),
                        new HandshakeViolation("number", "header", "must be a whole number in range"),
                        new HandshakeViolation("X-Shard", "header", "must not be missing"));
    }

    @Test
    void h5_constraintsAreCheckedWhereConversionSucceeds() {
        Binding binding = bind(Chat.class, headers(Map.of("x-shard", List.of("7"))));

        assertThat(binding.record()).isNull();
        assertThat(binding.violations()).containsExactly(new HandshakeViolation("token", "header", "must not be null"));
    }

    @Test
    void h3_headerWinsOverQueryOverCookie() {
        var header = Map.of("any", List.of("header"));
        var query = Map.of("any", List.of("query"));
        var cookie = Map.of("any", "cookie");

        assertThat(bind(Sources.class, handshake(Map.of(), header, query, cookie))
                        .record())
                .isEqualTo(new Sources("header", null, null));
        assertThat(bind(Sources.class, handshake(Map.of(), Map.of(), query, cookie))
                        .record())
                .isEqualTo(new Sources("query", null, null));
        assertThat(bind(Sources.class, handshake(Map.of(), Map.of(), Map.of(), cookie))
                        .record())
                .isEqualTo(new Sources("cookie", null, null));
    }

    @Test
    void h3_invalidHeaderIsNotReplacedByTheQuery() {
        Binding binding = bind(
                Chat.class,
                handshake(
                        Map.of(),
                        Map.of("x-shard", List.of("seven"), "token", List.of("0123456789")),
                        Map.of("x-shard", List.of("7")),
                        Map.of()));

        assertThat(binding.violations())
                .containsExactly(new HandshakeViolation("X-Shard", "header", "must be a whole number in range"));
    }

    @Test
    void h3_otherSourcesThanTheAllowedAreNotAsked() {
        var values = Map.of("query", List.of("q"), "room", List.of("r"));

        assertThat(bind(Sources.class, handshake(Map.of(), values, Map.of(), Map.of()))
                        .record())
                .isEqualTo(new Sources(null, null, "r"));
        assertThat(bind(Sources.class, handshake(Map.of(), Map.of(), values, Map.of()))
                        .record())
                .isEqualTo(new Sources(null, "q", null));
        assertThat(bind(Sources.class, handshake(Map.of("room", "p"), Map.of(), Map.of(), Map.of()))
                        .record())
                .isEqualTo(new Sources(null, null, "p"));
    }

    @Test
    void violation_saysWhereTheValueCameFrom() {
        Binding binding = bind(
                Chat.class,
                handshake(
                        Map.of(),
                        Map.of(),
                        Map.of("token", List.of("short"), "x-shard", List.of("7")),
                        Map.of("nick", "long")));

        assertThat(binding.violations().stream().map(HandshakeViolation::in)).containsExactly("query", "cookie");
    }

    @Test
    void constructorThatRefuses_isAViolationWithoutItsText() {
        Binding binding = bind(Strict.class, headers(Map.of("from", List.of("b"), "until", List.of("a"))));

        assertThat(binding.record()).isNull();
        assertThat(binding.violations()).containsExactly(new HandshakeViolation("", "header", "do not fit together"));
    }

    @Test
    void constraintOverSeveralComponents_isAViolationWithoutAName() {
        Binding binding = bind(Pair.class, headers(Map.of("one", List.of("b"), "two", List.of("a"))));

        assertThat(binding.violations()).containsExactly(new HandshakeViolation("", "header", "must be in order"));
    }

    private Binding bind(Class<?> type, Handshake handshake) {
        HeaderSchema schema = HeaderSchemaReader.read(type, PathTemplate.parse("/chat/{room}"), new Problems());
        return binder.bind(Objects.requireNonNull(schema), handshake);
    }

    private static Handshake headers(Map<String, List<String>> headers) {
        return new Handshake("/chat", headers);
    }

    private static Handshake handshake(
            Map<String, String> path,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            Map<String, String> cookies) {
        return new Handshake("/chat/x", path, headers, query, cookies, null, Set.of());
    }
}
