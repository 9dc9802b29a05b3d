// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTransient;
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
import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;
import dev.foyer.internal.model.UserModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule H11, and how parameters are resolved. */
@SuppressWarnings({"ArrayRecordComponent", "EffectivelyPrivate"}) // the fixtures are what applications write
class EndpointReaderTest {

    record User(String name) {}

    @HandshakeHeaders
    record Headers(String token) {}

    @HandshakeHeaders
    record OtherHeaders(String token) {}

    @HandshakeHeaders
    static final class ClassOfHeaders {}

    @HandshakeHeaders
    record WrongType(Map<String, String> token) {}

    @HandshakeHeaders
    record WrongDefault(@DefaultValue("seven") int number) {}

    @HandshakeHeaders
    record WrongVariable(@From(Source.PATH) String room) {}

    /** A payload. */
    @ClientEvent("say")
    public record Say(String text) {}

    /** A payload without a name. */
    public record Unnamed(String text) {}

    @ClientEvent("hidden")
    record Hidden(String text) {}

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

    @ServerEndpoint("bad-path")
    static class BadPath {
        @OnEvent
        void say(Say say) {}
    }

    @ServerEndpoint("/private")
    static class PrivateMethod {
        @OnConnect
        private void hide() {}

        void use() {
            hide();
        }
    }

    @ServerEndpoint("/static")
    static class StaticMethod {
        @OnEvent
        static void hide(Say say) {}
    }

    @ServerEndpoint("/twice")
    static class CallbackTwice {
        @OnConnect
        void one() {}

        @OnConnect
        void two() {}
    }

    @ServerEndpoint("/unknown")
    static class UnknownParameter {
        @OnConnect
        void decide(Thread thread) {}
    }

    @ServerEndpoint("/unknown-closing")
    static class ClosingTooEarly {
        @OnOpen
        void opened(Closing closing) {}

        @OnEvent("e")
        void needed() {}
    }

    @ServerEndpoint("/ambiguous")
    static class TwoPayloads {
        @OnEvent
        void choose(Say say, Unnamed other) {}
    }

    @ServerEndpoint("/hidden")
    static class HiddenPayload {
        @OnEvent
        void peek(Hidden hidden) {}
    }

    /** A payload whose parts are hidden. */
    public record Parts(
            List<Hidden> list,
            Map<String, OtherHidden> map,
            Optional<Shape> shape,
            @JsonbTransient Left left) {}

    record OtherHidden(String text) {}

    record Left(String text) {}

    /** A sealed type. */
    sealed interface Shape permits Circle, Square {}

    /** One shape. */
    public record Circle(int radius) implements Shape {}

    record Square(int side, HiddenColor[] colors, List<? extends HiddenPoint> points) implements Shape {}

    enum HiddenColor {
        RED
    }

    record HiddenPoint(int x) {}

    /** A generic type. */
    public record Page<T>(List<T> items) {}

    @ServerEndpoint("/hidden-parts")
    static class HiddenParts {
        @OnEvent("parts")
        void peek(Parts parts) {}
    }

    @ServerEndpoint("/hidden-argument")
    static class HiddenArgument {
        @OnEvent("page")
        void peek(Page<Hidden> page) {}
    }

    @ServerEndpoint("/hidden-reply")
    static class HiddenReply {
        @OnEvent("reply")
        CompletionStage<Optional<Hidden>> peek() {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    @ServerEndpoint("/blank")
    static class BlankEvent {
        @OnEvent(" ")
        void guess(Say say) {}
    }

    @ServerEndpoint("/limited")
    static class NoPermits {
        @RateLimited(permits = 0)
        @OnEvent("e")
        void never() {}
    }

    @RateLimited(permits = 1, per = 0)
    @ServerEndpoint("/limited-class")
    static class NoTime {
        @OnEvent("e")
        void never() {}
    }

    @ServerEndpoint("/abstract")
    abstract static class Abstract {
        @OnEvent("e")
        void handle() {}
    }

    @ServerEndpoint("/interface")
    interface Interface {
        @OnEvent("e")
        void handle();
    }

    @SuppressWarnings({"ClassCanBeStatic", "InnerClassMayBeStatic"})
    @ServerEndpoint("/inner")
    class Inner {
        @OnEvent("e")
        void handle() {}
    }

    @ServerEndpoint("/arguments")
    static class NeedsArguments {
        private final String text;

        NeedsArguments(String text) {
            this.text = text;
        }

        @OnEvent("e")
        String handle() {
            return text;
        }
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

    @ServerEndpoint("/unnamed")
    static class UnnamedEvent {
        @OnEvent
        void guess(Unnamed unnamed) {}
    }

    @ServerEndpoint("/taken")
    static class EventTaken {
        @OnEvent
        void first(Say say) {}

        @OnEvent("say")
        void second() {}
    }

    @ServerEndpoint("/headers-twice")
    static class TwoSchemas {
        @OnConnect
        void decide(Headers headers) {}

        @OnEvent("e")
        void handle(OtherHeaders headers) {}
    }

    @ServerEndpoint("/headers-class")
    static class SchemaIsAClass {
        @OnConnect
        void decide(ClassOfHeaders headers) {}
    }

    @ServerEndpoint("/headers-type")
    static class SchemaOfAWrongType {
        @OnConnect
        void decide(WrongType headers) {}
    }

    @ServerEndpoint("/headers-default")
    static class SchemaWithAWrongDefault {
        @OnConnect
        void decide(WrongDefault headers) {}
    }

    @ServerEndpoint("/headers-variable")
    static class SchemaWithAWrongVariable {
        @OnConnect
        void decide(WrongVariable headers) {}
    }

    @ServerEndpoint("/on-message")
    static class TextMessages {
        @OnMessage
        void read(String text) {}

        @OnEvent("e")
        void handle() {}
    }

    @ServerEndpoint("/object")
    static class ObjectReturned {
        @OnConnect
        Object decide() {
            return "";
        }
    }

    @ServerEndpoint("/number")
    static class NumberReturned {
        @OnConnect
        int decide() {
            return 1;
        }
    }

    @ServerEndpoint("/array")
    static class StageOfAnArrayReturned {
        @OnConnect
        CompletionStage<String[]> decide() {
            return CompletableFuture.completedFuture(new String[0]);
        }
    }

    @ServerEndpoint("/wild")
    static class StageOfAnythingReturned {
        @OnConnect
        CompletionStage<?> decide() {
            return CompletableFuture.completedFuture("");
        }
    }

    @ServerEndpoint("/several")
    static class SeveralMistakes {
        @OnConnect
        private void hide() {}

        @OnEvent("*")
        void rest(Thread one, Thread two) {}

        @OnMessage
        void read(String text) {
            hide();
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

    @ServerEndpoint("/a/{b}")
    static class OnePath {
        @OnEvent("e")
        void handle() {}
    }

    @ServerEndpoint("/a/{c}")
    static class SamePath {
        @OnEvent("e")
        void handle() {}
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(BadPath.class, 1002, List.of("'bad-path'", "BadPath", "start with '/'")),
                arguments(PrivateMethod.class, 1003, List.of("PrivateMethod.hide")),
                arguments(StaticMethod.class, 1003, List.of("StaticMethod.hide")),
                arguments(CallbackTwice.class, 1004, List.of("CallbackTwice", "@OnConnect", "'one' and 'two'")),
                arguments(
                        UnknownParameter.class,
                        1005,
                        List.of(
                                "UnknownParameter.decide",
                                "java.lang.Thread",
                                "@OnConnect may take a record annotated @HandshakeHeaders, Connection, Handshake, a @PathParam.")),
                arguments(
                        ClosingTooEarly.class,
                        1005,
                        List.of("ClosingTooEarly.opened", "dev.foyer.Closing", "EndpointConfig, Session.")),
                arguments(TwoPayloads.class, 1006, List.of("TwoPayloads.choose", "$Say", "$Unnamed")),
                arguments(HiddenPayload.class, 1007, List.of("HiddenPayload.peek", "$Hidden")),
                arguments(HiddenArgument.class, 1007, List.of("HiddenArgument.peek", "$Hidden,")),
                arguments(HiddenReply.class, 1007, List.of("HiddenReply.peek", "$Hidden,")),
                arguments(BlankEvent.class, 1008, List.of("BlankEvent.guess")),
                arguments(NoPermits.class, 1042, List.of("NoPermits.never", "0 permits per 1 second(s)")),
                arguments(NoTime.class, 1042, List.of("$NoTime has", "1 permits per 0 second(s)")),
                arguments(Abstract.class, 1041, List.of("$Abstract", "it is abstract")),
                arguments(Interface.class, 1041, List.of("$Interface", "it is an interface")),
                arguments(Inner.class, 1041, List.of("$Inner", "an inner class")),
                arguments(NeedsArguments.class, 1041, List.of("$NeedsArguments", "without a constructor")),
                arguments(UnnamedEvent.class, 1008, List.of("UnnamedEvent.guess")),
                arguments(EventTaken.class, 1009, List.of("EventTaken", "'say'", "'first' and 'second'")),
                arguments(TwoSchemas.class, 1011, List.of("TwoSchemas", "$Headers", "$OtherHeaders")),
                arguments(SchemaIsAClass.class, 1012, List.of("$ClassOfHeaders")),
                arguments(SchemaOfAWrongType.class, 1013, List.of("$WrongType", "'token'", "java.util.Map")),
                arguments(SchemaWithAWrongDefault.class, 1014, List.of("$WrongDefault", "'number'")),
                arguments(
                        SchemaWithAWrongVariable.class,
                        1015,
                        List.of("$WrongVariable", "'room'", "'/headers-variable'")),
                arguments(TextMessages.class, 1031, List.of("TextMessages.read")),
                arguments(ObjectReturned.class, 1021, List.of("ObjectReturned.decide", "java.lang.Object")),
                arguments(NumberReturned.class, 1021, List.of("NumberReturned.decide", "int")),
                arguments(StageOfAnArrayReturned.class, 1021, List.of("StageOfAnArrayReturned.decide")),
                arguments(StageOfAnythingReturned.class, 1021, List.of("StageOfAnythingReturned.decide")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenEndpoint_isReportedWithNumberClassAndMember(Class<?> type, int number, List<String> parts) {
        var problems = new Problems();

        EndpointReader.read(type, problems);

        String text = text(problems);
        assertThat(text)
                .contains("has 1 mistake(s)")
                .contains("FOYER-" + number + ": ")
                .contains(parts);
    }

    @Test
    void hiddenPartsOfAPayload_areAllReportedInOneOrder() {
        var problems = new Problems();

        EndpointReader.read(HiddenParts.class, problems);

        String name = EndpointReaderTest.class.getName();
        assertThat(text(problems).lines().skip(1).map(line -> line.replaceAll(".*uses |, which.*", "")))
                .containsExactly(name + "$Hidden", name + "$HiddenPoint", name + "$OtherHidden", name + "$Square");
    }

    @Test
    void endpointWithAnInjectedConstructor_isUsable() {
        assertThat(read(Injected.class).events()).containsOnlyKeys("e");
    }

    @Test
    void pathOfTwoClasses_isReportedWith1001() {
        var problems = new Problems();

        EndpointReader.readAll(List.of(OnePath.class, SamePath.class), problems);

        assertThat(text(problems))
                .contains("has 1 mistake(s)")
                .contains("FOYER-1001: Path '/a/{c}'")
                .contains(OnePath.class.getName())
                .contains(SamePath.class.getName());
    }

    @Test
    void allMistakesOfAllClasses_areReportedAtOnce() {
        var problems = new Problems();

        EndpointReader.readAll(List.of(SeveralMistakes.class, TwoPayloads.class, BadPath.class), problems);

        assertThat(text(problems))
                .contains("has 5 mistake(s)")
                .contains("FOYER-1003: " + SeveralMistakes.class.getName() + ".hide")
                .contains("FOYER-1006: " + SeveralMistakes.class.getName() + ".rest")
                .contains("FOYER-1031: " + SeveralMistakes.class.getName() + ".read")
                .contains("FOYER-1006: " + TwoPayloads.class.getName())
                .contains("FOYER-1002: ");
    }

    @Test
    void goodEndpoint_isReadWhole() {
        EndpointModel endpoint = read(Good.class);

        assertThat(endpoint.type()).isEqualTo(Good.class);
        assertThat(endpoint.path()).hasToString("/good/{room}");
        assertThat(endpoint.subprotocols()).containsExactly("chat.v2");
        assertThat(endpoint.user()).isEqualTo(new UserModel(User.class, null));
        assertThat(Objects.requireNonNull(endpoint.headers()).type()).isEqualTo(Headers.class);
        assertThat(endpoint.callbacks()).containsOnlyKeys("OnConnect", "OnOpen", "OnError", "OnClose", "OnDisconnect");
        assertThat(endpoint.events()).containsOnlyKeys("say", "maybe", "list", "nothing");
    }

    @Test
    void parameters_areResolvedByTheirTypes() {
        EndpointModel endpoint = read(Good.class);

        assertThat(roles(endpoint.callback("OnConnect")))
                .containsExactly(Role.HEADERS, Role.HANDSHAKE, Role.CONNECTION);
        assertThat(roles(endpoint.callback("OnOpen")))
                .containsExactly(Role.USER, Role.CONTAINER, Role.CONTAINER, Role.CONNECTION);
        assertThat(roles(endpoint.callback("OnError"))).containsExactly(Role.CONTAINER, Role.CONTAINER);
        assertThat(roles(endpoint.callback("OnClose"))).containsExactly(Role.CONTAINER, Role.CLOSING, Role.CONTAINER);
        assertThat(roles(endpoint.callback("OnDisconnect"))).containsExactly(Role.USER, Role.CLOSING);
        assertThat(roles(Optional.ofNullable(endpoint.events().get("say"))))
                .containsExactly(Role.PAYLOAD, Role.USER, Role.HEADERS, Role.CONNECTION, Role.HANDSHAKE);
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
        assertThat(endpoint.callbacks()).containsOnlyKeys("OnConnect");
        assertThat(endpoint.events()).containsOnlyKeys("inherited", "overridden", "own");
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
        assertThat(roles(endpoint.callback("OnDisconnect"))).containsExactly(Role.USER);
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

    private static List<Role> roles(Optional<CallbackModel> callback) {
        return callback.orElseThrow().parameters().stream()
                .map(ParameterModel::role)
                .toList();
    }

    private static ParameterModel payload(EndpointModel endpoint, String event) {
        return Objects.requireNonNull(endpoint.events().get(event)).payload().orElseThrow();
    }

    private static Class<?> declaring(EndpointModel endpoint, String event) {
        return Objects.requireNonNull(endpoint.events().get(event)).method().getDeclaringClass();
    }

    private static String text(Problems problems) {
        return String.valueOf(problems.asException().orElseThrow().getMessage());
    }
}
