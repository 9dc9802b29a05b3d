// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule H11: payloads and replies of types that nobody else may use. */
@SuppressWarnings({"ArrayRecordComponent", "EffectivelyPrivate"}) // the fixtures are what applications write
class HiddenPayloadsTest {

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

    @ServerEndpoint("/hidden")
    static class HiddenPayload {
        @OnEvent
        void peek(Hidden hidden) {}
    }

    @Test
    void hiddenPartsOfAPayload_areAllReportedInOneOrder() {
        var problems = new Problems();

        EndpointReader.read(HiddenParts.class, problems);

        String name = HiddenPayloadsTest.class.getName();
        assertThat(text(problems).lines().skip(1).map(line -> line.replaceAll(".*uses |, which.*", "")))
                .containsExactly(name + "$Hidden", name + "$HiddenPoint", name + "$OtherHidden", name + "$Square");
    }

    @ClientEvent("hidden")
    record Hidden(String text) {}

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(HiddenPayload.class, 1007, List.of("HiddenPayload.peek", "$Hidden")),
                arguments(HiddenArgument.class, 1007, List.of("HiddenArgument.peek", "$Hidden,")),
                arguments(HiddenReply.class, 1007, List.of("HiddenReply.peek", "$Hidden,")));
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

    private static String text(Problems problems) {
        return String.valueOf(problems.asException().orElseThrow().getMessage());
    }
}
