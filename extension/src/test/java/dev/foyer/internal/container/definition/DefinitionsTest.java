// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.util.List;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule H11: the classes of an application together. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class DefinitionsTest {

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

    @ServerEndpoint("/ambiguous")
    static class TwoPayloads {
        @OnEvent
        void choose(Say say, Unnamed other) {}
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

    @Test
    void pathOfTwoClasses_isReportedWith1001() {
        var problems = new Problems();

        Definitions.read(List.of(OnePath.class, SamePath.class), problems);

        assertThat(text(problems))
                .contains("has 1 mistake(s)")
                .contains("FOYER-1001: Path '/a/{c}'")
                .contains(OnePath.class.getName())
                .contains(SamePath.class.getName());
    }

    @Test
    void allMistakesOfAllClasses_areReportedAtOnce() {
        var problems = new Problems();

        Definitions.read(List.of(SeveralMistakes.class, TwoPayloads.class, BadPath.class), problems);

        assertThat(text(problems))
                .contains("has 5 mistake(s)")
                .contains("FOYER-1003: " + SeveralMistakes.class.getName() + ".hide")
                .contains("FOYER-1006: " + SeveralMistakes.class.getName() + ".rest")
                .contains("FOYER-1031: " + SeveralMistakes.class.getName() + ".read")
                .contains("FOYER-1006: " + TwoPayloads.class.getName())
                .contains("FOYER-1002: ");
    }

    private static String text(Problems problems) {
        return String.valueOf(problems.asException().orElseThrow().getMessage());
    }
}
