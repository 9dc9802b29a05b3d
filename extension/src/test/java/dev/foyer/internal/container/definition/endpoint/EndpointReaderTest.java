// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.model.UserModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How endpoints are read, and how parameters are resolved. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class EndpointReaderTest {

    record User(String name) {}

    @HandshakeHeaders
    record Headers(String token) {}

    /** A payload. */
    @ClientEvent("say")
    public record Say(String text) {}

    @ServerEndpoint(value = "/good/{room}", subprotocols = "chat.v2")
    static class Good {
        @OnConnect
        User connect(Headers headers, Handshake handshake, Connection connection) {
            return new User(headers.token() + handshake.path() + connection.id());
        }

        @OnOpen
        void open(User user, Session session, EndpointConfig config, Connection connection) {}

        @OnEvent
        String say(Say say, User user, Headers headers, Connection connection, Handshake handshake) {
            return say.text();
        }

        @OnEvent("maybe")
        void maybe(Optional<Say> say) {}

        @OnEvent("list")
        void list(List<Say> says) {}

        @OnEvent("nothing")
        void nothing() {}

        @OnError
        void failed(Throwable failure, Session session) {}

        @OnClose
        void closed(CloseReason reason, Closing closing, Session session) {}

        @OnDisconnect
        void left(User user, Closing closing) {}

        void plain() {}
    }

    @ServerEndpoint("/injected")
    static class Injected {
        private final Connection connection;

        @Inject
        Injected(Connection connection) {
            this.connection = connection;
        }

        @OnEvent("e")
        String handle() {
            return connection.id();
        }
    }

    static class Base {
        @OnConnect
        User connect() {
            return new User("base");
        }

        @OnEvent("inherited")
        void inherited() {}

        @OnEvent("overridden")
        void overridden() {}

        @OnEvent("silenced")
        void silenced() {}
    }

    @ServerEndpoint("/child")
    static class Child extends Base {
        @OnEvent("overridden")
        @Override
        void overridden() {}

        @Override
        void silenced() {}

        @OnEvent("own")
        void own(User user) {}
    }

    abstract static class GenericBase<E> {
        @OnEvent("generic")
        abstract void handle(E event);
    }

    @ServerEndpoint("/generic")
    static class GenericChild extends GenericBase<Say> {
        @OnEvent("generic")
        @Override
        void handle(Say say) {}
    }

    @ServerEndpoint("/stage")
    static class Stages {
        @OnConnect
        CompletionStage<User> connect() {
            return CompletableFuture.completedFuture(new User(""));
        }

        @OnDisconnect
        void left(User user) {}
    }

    @Test
    void endpointWithAnInjectedConstructor_isUsable() {
        assertThat(read(Injected.class).methods().events()).containsOnlyKeys("e");
    }

    @Test
    void goodEndpoint_isReadWhole() {
        EndpointModel endpoint = read(Good.class);

        assertThat(endpoint.type()).isEqualTo(Good.class);
        assertThat(endpoint.path()).hasToString("/good/{room}");
        assertThat(endpoint.subprotocols()).containsExactly("chat.v2");
        assertThat(endpoint.user()).isEqualTo(new UserModel(User.class, null));
        assertThat(Objects.requireNonNull(endpoint.headers()).type()).isEqualTo(Headers.class);
        assertThat(endpoint.methods().callbacks())
                .containsOnlyKeys(Callback.CONNECT, Callback.OPEN, Callback.ERROR, Callback.CLOSE, Callback.DISCONNECT);
        assertThat(endpoint.methods().events()).containsOnlyKeys("say", "maybe", "list", "nothing");
    }

    @Test
    void parameters_areResolvedByTheirTypes() {
        EndpointModel endpoint = read(Good.class);

        assertThat(roles(endpoint.callback(Callback.CONNECT)))
                .containsExactly(ParameterRole.HEADERS, ParameterRole.HANDSHAKE, ParameterRole.CONNECTION);
        assertThat(roles(endpoint.callback(Callback.OPEN)))
                .containsExactly(
                        ParameterRole.USER, ParameterRole.CONTAINER, ParameterRole.CONTAINER, ParameterRole.CONNECTION);
        assertThat(roles(endpoint.callback(Callback.ERROR)))
                .containsExactly(ParameterRole.CONTAINER, ParameterRole.CONTAINER);
        assertThat(roles(endpoint.callback(Callback.CLOSE)))
                .containsExactly(ParameterRole.CONTAINER, ParameterRole.CLOSING, ParameterRole.CONTAINER);
        assertThat(roles(endpoint.callback(Callback.DISCONNECT)))
                .containsExactly(ParameterRole.USER, ParameterRole.CLOSING);
        assertThat(roles(Optional.ofNullable(endpoint.methods().events().get("say"))))
                .containsExactly(
                        ParameterRole.PAYLOAD,
                        ParameterRole.USER,
                        ParameterRole.HEADERS,
                        ParameterRole.CONNECTION,
                        ParameterRole.HANDSHAKE);
    }

    @Test
    void payload_mayBeOptionalOrGeneric() {
        EndpointModel endpoint = read(Good.class);

        ParameterModel maybe = payload(endpoint, "maybe");
        assertThat(maybe.optional()).isTrue();
        assertThat(maybe.payload()).isEqualTo(Say.class);
        ParameterModel list = payload(endpoint, "list");
        assertThat(list.optional()).isFalse();
        assertThat(list.payload().getTypeName()).isEqualTo("java.util.List<" + Say.class.getName() + ">");
    }

    @Test
    void inheritedMethods_areCallbacksAndOverriddenOnesOnlyIfAnnotatedAgain() {
        EndpointModel endpoint = read(Child.class);

        assertThat(endpoint.user()).isEqualTo(new UserModel(User.class, null));
        assertThat(endpoint.methods().callbacks()).containsOnlyKeys(Callback.CONNECT);
        assertThat(endpoint.methods().events()).containsOnlyKeys("inherited", "overridden", "own");
        assertThat(declaring(endpoint, "inherited")).isEqualTo(Base.class);
        assertThat(declaring(endpoint, "overridden")).isEqualTo(Child.class);
    }

    @Test
    void methodThatOverridesAGenericOne_isTheOnlyHandler() {
        EndpointModel endpoint = read(GenericChild.class);

        assertThat(payload(endpoint, "generic").payload()).isEqualTo(Say.class);
    }

    @Test
    void userContextOfAStage_isWhatTheStageIsOf() {
        EndpointModel endpoint = read(Stages.class);

        assertThat(endpoint.user()).isEqualTo(new UserModel(User.class, null));
        assertThat(roles(endpoint.callback(Callback.DISCONNECT))).containsExactly(ParameterRole.USER);
    }

    @Test
    void wrappedClasses_areThoseWithOurAnnotations() {
        assertThat(new ArrayList<Class<?>>(Arrays.asList(Good.class, Child.class, GenericChild.class)))
                .allMatch(Wrapped::is);
        assertThat(Wrapped.is(Base.class)).isFalse();
        assertThat(Wrapped.is(PlainEndpoint.class)).isFalse();
    }

    @ServerEndpoint("/plain")
    static class PlainEndpoint {
        @OnMessage
        void read(String text) {}
    }

    private static EndpointModel read(Class<?> type) {
        var problems = new Problems();
        EndpointModel endpoint = EndpointReader.read(type, problems);
        assertThat(problems.asException()).isEmpty();
        return Objects.requireNonNull(endpoint);
    }

    private static List<ParameterRole> roles(Optional<CallbackModel> callback) {
        return callback.orElseThrow().parameters().stream()
                .map(ParameterModel::role)
                .toList();
    }

    private static ParameterModel payload(EndpointModel endpoint, String event) {
        return Objects.requireNonNull(endpoint.methods().events().get(event))
                .payload()
                .orElseThrow();
    }

    private static Class<?> declaring(EndpointModel endpoint, String event) {
        return Objects.requireNonNull(endpoint.methods().events().get(event))
                .method()
                .getDeclaringClass();
    }
}
