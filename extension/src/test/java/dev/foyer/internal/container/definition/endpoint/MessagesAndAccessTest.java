// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.MessageKind;
import dev.foyer.internal.model.MessageModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.model.handshake.PathVariable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How {@code @OnMessage}, {@code @PathParam} and the annotations of access are read: rules H10 and H11. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class MessagesAndAccessTest {

    record Point(int x, int y) {}

    abstract static class PointDecoder implements Decoder.Text<Point> {}

    abstract static class PointEncoder implements Encoder.Binary<Point> {}

    @RolesAllowed("member")
    @DeclareRoles({"owner", "guest"})
    @ServerEndpoint(value = "/good/{room}/{level}", decoders = PointDecoder.class, encoders = PointEncoder.class)
    static class Good {
        @RolesAllowed("member")
        @OnConnect
        void connect() {}

        @OnMessage(maxMessageSize = 10)
        Point point(@PathParam("room") String room, Point point, Session session) {
            return point;
        }

        @OnMessage
        void bytes(boolean last, ByteBuffer part, @PathParam("level") int level) {}

        @OnMessage
        void pong(PongMessage pong) {}

        @OnDisconnect
        void left(@PathParam("level") Integer level) {}
    }

    @ServerEndpoint("/text")
    static class TakesReader {
        @OnMessage
        void read(Reader message) {}

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/flag")
    static class Flag {
        @OnMessage
        void read(boolean flag) {}

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/stream")
    static class Stream1 {
        @OnMessage
        void read(InputStream in) {}

        @OnEvent("beside")
        void beside() {}
    }

    @ServerEndpoint("/broken")
    static class TwoTexts {
        @OnMessage
        void first(String text) {}

        @OnMessage
        void second(int number) {}

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/broken")
    static class NoMessage {
        @OnMessage
        void read(Session session) {}

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/broken")
    static class NoEncoder {
        @OnMessage
        Point read(String text) {
            return new Point(1, 2);
        }

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/broken")
    static class NoDecoder {
        @OnMessage
        void read(String text, Point point) {}

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/broken/{room}")
    static class NoVariable {
        @OnDisconnect
        void left(@PathParam("rom") String room) {}
    }

    @ServerEndpoint("/broken/{room}")
    static class VariableOfAWrongType {
        @OnEvent("e")
        void handle(@PathParam("room") Thread room) {}
    }

    @ServerEndpoint("/broken")
    static class RolesOnOpen {
        @RolesAllowed("x")
        @OnOpen
        void opened() {}

        @OnDisconnect
        void left() {}
    }

    @RolesAllowed("base")
    static class Guarded {
        @DenyAll
        @OnEvent("closed")
        void closed() {}
    }

    @ServerEndpoint("/inherits")
    static class Inherits extends Guarded {
        @RolesAllowed({"a", "b"})
        @OnEvent("one")
        void one() {}
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(TwoTexts.class, 1035, List.of("TwoTexts", "text messages", "'first' and 'second'")),
                arguments(NoMessage.class, 1032, List.of("NoMessage.read")),
                arguments(NoEncoder.class, 1033, List.of("NoEncoder.read", "$Point")),
                arguments(
                        NoDecoder.class,
                        1005,
                        List.of("NoDecoder.read", "$Point", "Session", "@PathParam", "one message")),
                arguments(NoVariable.class, 1030, List.of("NoVariable.left", "\"rom\"")),
                arguments(
                        VariableOfAWrongType.class,
                        1029,
                        List.of("VariableOfAWrongType.handle", "\"room\"", "java.lang.Thread")),
                arguments(RolesOnOpen.class, 1034, List.of("RolesOnOpen.opened", "@RolesAllowed")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenEndpoint_isReported(Class<?> type, int number, List<String> parts) {
        var problems = new Problems();

        EndpointReader.read(type, problems);

        assertThat(problems.asException().orElseThrow().getMessage())
                .contains("has 1 mistake(s)")
                .contains("FOYER-" + number + ": ")
                .contains(parts);
    }

    @Test
    void messages_areReadByKind() {
        EndpointModel endpoint = read(Good.class);

        assertThat(endpoint.methods().messages())
                .containsOnlyKeys(MessageKind.TEXT, MessageKind.BINARY, MessageKind.PONG);
        MessageModel text = Objects.requireNonNull(endpoint.methods().messages().get(MessageKind.TEXT));
        assertThat(text.maxBytes()).isEqualTo(10);
        assertThat(text.partial()).isFalse();
        assertThat(text.callback().parameters())
                .extracting(ParameterModel::role)
                .containsExactly(ParameterRole.PATH_VARIABLE, ParameterRole.PAYLOAD, ParameterRole.CONTAINER);
        MessageModel binary =
                Objects.requireNonNull(endpoint.methods().messages().get(MessageKind.BINARY));
        assertThat(binary.maxBytes()).isEqualTo(-1);
        assertThat(binary.partial()).isTrue();
        assertThat(binary.callback().parameters())
                .extracting(ParameterModel::role)
                .containsExactly(ParameterRole.LAST, ParameterRole.PAYLOAD, ParameterRole.PATH_VARIABLE);
    }

    @Test
    void typesOfMessages_tellTheKind() {
        assertThat(read(TakesReader.class).methods().messages()).containsOnlyKeys(MessageKind.TEXT);
        assertThat(read(Flag.class).methods().messages()).containsOnlyKeys(MessageKind.TEXT);
        assertThat(read(Stream1.class).methods().messages()).containsOnlyKeys(MessageKind.BINARY);
    }

    @Test
    void pathVariables_areThoseOfAllMethods() {
        assertThat(read(Good.class).methods().pathVariables())
                .extracting(PathVariable::name)
                .containsExactlyInAnyOrder("room", "level", "level");
    }

    @Test
    void access_isThatOfTheClassAndOfEachMethod() {
        EndpointModel good = read(Good.class);
        EndpointModel inherits = read(Inherits.class);

        assertThat(good.access().roles()).containsExactly("member");
        assertThat(good.roles()).containsExactlyInAnyOrder("member", "owner", "guest");
        assertThat(inherits.access().roles()).containsExactly("base");
        assertThat(inherits.roles()).containsExactlyInAnyOrder("base", "a", "b");
        Handshake b = handshake("b");
        assertThat(inherits.handler("one").orElseThrow().access().allows(b)).isTrue();
        assertThat(inherits.handler("closed").orElseThrow().access().allows(b)).isFalse();
        assertThat(inherits.access().allows(b)).isFalse();
        assertThat(inherits.access().allows(handshake("base", "x"))).isTrue();
    }

    private static Handshake handshake(String... roles) {
        var none = new Handshake("/e", Map.of());
        return new Handshake(
                "/e",
                none.pathVariables(),
                none.headers(),
                none.query(),
                none.cookies(),
                () -> "someone",
                Set.of(roles));
    }

    private static EndpointModel read(Class<?> type) {
        var problems = new Problems();
        EndpointModel endpoint = EndpointReader.read(type, problems);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });
        return Objects.requireNonNull(endpoint);
    }
}
