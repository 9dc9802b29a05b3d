// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Rule H11: header schemas and user contexts. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class BrokenHandshakesTest {

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
                arguments(TwoSchemas.class, 1011, List.of("TwoSchemas", "$Headers", "$OtherHeaders")),
                arguments(SchemaIsAClass.class, 1012, List.of("$ClassOfHeaders")),
                arguments(SchemaOfAWrongType.class, 1013, List.of("$WrongType", "'token'", "java.util.Map")),
                arguments(SchemaWithAWrongDefault.class, 1014, List.of("$WrongDefault", "'number'")),
                arguments(
                        SchemaWithAWrongVariable.class,
                        1015,
                        List.of("$WrongVariable", "'room'", "'/headers-variable'")),
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

    private static String text(Problems problems) {
        return String.valueOf(problems.asException().orElseThrow().getMessage());
    }
}
