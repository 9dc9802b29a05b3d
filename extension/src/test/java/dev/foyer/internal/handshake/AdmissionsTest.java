// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validation;

import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.Refused;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.container.definition.endpoint.header.HeaderSchemaReader;
import dev.foyer.internal.context.CurrentScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.flow.Validity;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.handshake.token.Tokens;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointMethods;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.model.PeerModel;
import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.PathTemplate;
import dev.foyer.internal.model.settings.TokenPlace;
import dev.foyer.testing.ConnectionScopeExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules H1, H5 to H7, C1 and C3. */
class AdmissionsTest {

    private static final Handshake ASKING = new Handshake("/e", Map.of("number", List.of("7")));

    private final CurrentScope current = new CurrentScope();
    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new ConnectionScopeExtension(current))
            .addBeanClasses(Journal.class)
            .initialize();
    private final Journal journal = container.select(Journal.class).get();

    /** Counts calls. */
    @Singleton
    static class Journal {
        final AtomicInteger connects = new AtomicInteger();
        final AtomicInteger destroyed = new AtomicInteger();
    }

    @HandshakeHeaders
    record Headers(int number) {}

    record User(int number) {}

    /** Endpoints whose {@code @OnConnect} does this or that. */
    static class Door {
        @Inject
        Journal journal;

        @Nullable
        Object decide(int number) throws Exception {
            return new User(number);
        }

        @OnConnect
        @Nullable
        Object connect(Headers headers, Connection connection) throws Exception {
            journal.connects.incrementAndGet();
            assertThat(connection.isOpen()).isFalse();
            return decide(headers.number());
        }

        @PreDestroy
        void destroyed() {
            journal.destroyed.incrementAndGet();
        }
    }

    static class Promising extends Door {
        @Override
        CompletionStage<User> decide(int number) {
            return CompletableFuture.completedFuture(new User(number));
        }
    }

    static class Refusing extends Door {
        @Override
        Object decide(int number) {
            throw Refused.tooManyRequests("Slowly.", Duration.ofMillis(1500));
        }
    }

    static class RefusingLater extends Door {
        @Override
        CompletionStage<User> decide(int number) {
            return CompletableFuture.failedFuture(Refused.forbidden("Not you."));
        }
    }

    static class Failing extends Door {
        @Override
        Object decide(int number) throws Exception {
            throw new Exception("password=hunter2");
        }
    }

    static class Breaking extends Door {
        @Override
        Object decide(int number) {
            throw new StackOverflowError("password=hunter2");
        }
    }

    static class Empty extends Door {
        @Override
        @Nullable
        Object decide(int number) {
            return null;
        }
    }

    static class Never extends Door {
        @Override
        CompletionStage<User> decide(int number) {
            return new CompletableFuture<>();
        }
    }

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void c3_acceptedConnectionHasItsUserContext() {
        for (Class<?> type : List.of(Door.class, Promising.class)) {
            Admission admission = decide(type, ASKING);

            assertThat(admission).isInstanceOfSatisfying(Admission.Accepted.class, accepted -> {
                assertThat(accepted.scope().connection().user(User.class)).isEqualTo(new User(7));
                assertThat(accepted.scope().connection().person().headers()).isEqualTo(new Headers(7));
                assertThat(accepted.scope().connection().isOpen()).isFalse();
            });
        }
        assertThat(journal.connects).hasValue(2);
        assertThat(journal.destroyed).hasValue(0);
    }

    @Test
    void h6_refusalHasItsStatusDetailAndHeaders() {
        assertThat(refusal(Refusing.class))
                .isEqualTo(new Refusal(429, "Slowly.", Map.of("Retry-After", "2"), List.of()));
        assertThat(refusal(RefusingLater.class)).isEqualTo(new Refusal(403, "Not you."));
    }

    @Test
    void h6_anythingElseThrownIs500WithoutItsText() {
        for (Class<?> type : List.of(Failing.class, Breaking.class)) {
            Refusal refusal = refusal(type);

            assertThat(refusal.status()).isEqualTo(500);
            assertThat(refusal.detail()).doesNotContain("hunter2");
        }
    }

    @Test
    void c3_nullIs500() {
        assertThat(refusal(Empty.class).status()).isEqualTo(500);
    }

    @Test
    void h7_stageThatDoesNotCompleteIs503() {
        assertThat(refusal(Never.class).status()).isEqualTo(503);
    }

    @Test
    void refusedConnection_leavesNothing() {
        refusal(Refusing.class);

        assertThat(journal.destroyed).hasValue(1);
        assertThat(current.isActive()).isFalse();
    }

    @Test
    void h1_onConnectDoesNotRunForInvalidHeaders() {
        Admission admission = decide(Door.class, new Handshake("/e", Map.of("number", List.of("hunter2"))));

        assertThat(admission).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
            assertThat(refused.refusal().status()).isEqualTo(400);
            assertThat(refused.refusal().violations())
                    .containsExactly(new HandshakeViolation("number", "header", "must be a whole number in range"));
            assertThat(refused.refusal().toString()).doesNotContain("hunter2");
        });
        assertThat(journal.connects).hasValue(0);
    }

    @Test
    void h9_probeChecksTheHeadersOnly() {
        assertThat(admissions().probe(endpoint(Refusing.class), ASKING)).isEmpty();
        assertThat(admissions().probe(endpoint(Refusing.class), new Handshake("/e", Map.of())))
                .map(Refusal::status)
                .hasValue(400);
        assertThat(journal.connects).hasValue(0);
    }

    @Test
    void c1_endpointWithoutOnConnectAcceptsWithoutAUserContext() {
        var endpoint = new EndpointModel(
                Door.class, PathTemplate.parse("/e"), List.of(), PeerModel.ANYBODY, EndpointMethods.NONE);

        Admission admission = admissions().decide(endpoint, new Handshake("/e", Map.of()));

        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Accepted.class,
                        accepted -> assertThat(
                                        accepted.scope().connection().person().user())
                                .isNull());
    }

    private Refusal refusal(Class<?> type) {
        return ((Admission.Refused) decide(type, ASKING)).refusal();
    }

    private Admission decide(Class<?> type, Handshake handshake) {
        return admissions().decide(endpoint(type), handshake);
    }

    private Admissions admissions() {
        var beans = container.getBeanManager();
        var registry = new Registry();
        var scopes = new Scopes(beans, current, AdmissionsTest.class.getClassLoader());
        return new Admissions(
                registry,
                scopes,
                Validation.buildDefaultValidatorFactory().getValidator(),
                new Patience(Duration.ofMillis(50), Waits.BLOCKING),
                new Admissions.Acquaintance(
                        new Logins(),
                        new Tokens(
                                null,
                                List.of(TokenPlace.HEADER),
                                scopes,
                                new Validity(Clock.systemUTC(), Duration.ZERO))));
    }

    private static EndpointModel endpoint(Class<?> type) {
        PathTemplate path = PathTemplate.parse("/e");
        HeaderSchema headers = Objects.requireNonNull(HeaderSchemaReader.read(Headers.class, path, new Problems()));
        Method method = Stream.of(Door.class.getDeclaredMethods())
                .filter(candidate -> candidate.isAnnotationPresent(OnConnect.class))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        var connect = new CallbackModel(
                Callback.CONNECT,
                method,
                Arrays.asList(
                        new ParameterModel(ParameterRole.HEADERS, Headers.class, Headers.class, false),
                        new ParameterModel(ParameterRole.CONNECTION, Connection.class, Connection.class, false)));
        return new EndpointModel(
                type,
                path,
                List.of(),
                new PeerModel(headers, new UserModel(User.class, null), Access.OPEN, Set.of()),
                new EndpointMethods(Map.of(Callback.CONNECT, connect), Map.of(), Map.of()));
    }
}
