// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Closing;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule H11: endpoint classes and their methods. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class BrokenEndpointsTest {

    record User(String name) {}

    /** A payload. */
    @ClientEvent("say")
    public record Say(String text) {}

    /** A payload without a name. */
    public record Unnamed(String text) {}

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
                                "@OnConnect may take a record annotated @HandshakeHeaders, Connection, Handshake, a @PathParam, Verified.")),
                arguments(
                        ClosingTooEarly.class,
                        1005,
                        List.of("ClosingTooEarly.opened", "dev.foyer.Closing", "EndpointConfig, Session.")),
                arguments(TwoPayloads.class, 1006, List.of("TwoPayloads.choose", "$Say", "$Unnamed")),
                arguments(BlankEvent.class, 1008, List.of("BlankEvent.guess")),
                arguments(NoPermits.class, 1042, List.of("NoPermits.never", "0 permits per 1 second(s)")),
                arguments(NoTime.class, 1042, List.of("$NoTime has", "1 permits per 0 second(s)")),
                arguments(Abstract.class, 1041, List.of("$Abstract", "it is abstract")),
                arguments(Interface.class, 1041, List.of("$Interface", "it is an interface")),
                arguments(Inner.class, 1041, List.of("$Inner", "an inner class")),
                arguments(NeedsArguments.class, 1041, List.of("$NeedsArguments", "without a constructor")),
                arguments(UnnamedEvent.class, 1008, List.of("UnnamedEvent.guess")),
                arguments(EventTaken.class, 1009, List.of("EventTaken", "'say'", "'first' and 'second'")),
                arguments(TextMessages.class, 1031, List.of("TextMessages.read")),
                arguments(ObjectReturned.class, 1021, List.of("ObjectReturned.decide", "java.lang.Object")),
                arguments(NumberReturned.class, 1021, List.of("NumberReturned.decide", "int")),
                arguments(StageOfAnArrayReturned.class, 1021, List.of("StageOfAnArrayReturned.decide")),
                arguments(StageOfAnythingReturned.class, 1021, List.of("StageOfAnythingReturned.decide")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenEndpoint_isReportedWithNumberClassAndMember(Class<?> type, int number, List<String> parts) {
        assertThat(Mistakes.in(type))
                .contains("has 1 mistake(s)")
                .contains("FOYER-" + number + ": ")
                .contains(parts);
    }
}
