// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.internal.container.FoyerExtension;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Of rule H11, what concerns injected rooms. */
class RoomNamesTest {

    @ApplicationScoped
    static class Service {
        @Inject
        @RoomName("lobby")
        Room lobby;

        @Inject
        @RoomName("{game}/{seat}")
        Room seat;

        @Inject
        @RoomName(" ")
        Room blank;

        @Inject
        @RoomName("two\nlines")
        Room lines;
    }

    @ServerEndpoint("/games/{game}")
    static class Plain {
        @Inject
        @RoomName("game-{game}")
        Room game;

        private Room wrong;

        @Inject
        Plain(@RoomName("table-{id}") Room wrong) {
            this.wrong = wrong;
        }

        @Inject
        void set(@RoomName("") Room blank) {
            wrong = blank;
        }

        @OnEvent("e")
        void handle() {
            wrong.size();
        }
    }

    @Test
    void wrongNames_areReportedForBeansAndForEndpointsThatAreNone() {
        var problems = new Problems();
        try (SeContainer container = container(Service.class)) {
            var endpoints = Definitions.read(List.of(Plain.class), problems);
            RoomNames names = RoomNames.of(
                    container.getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE), List.of(Plain.class));
            names.checkNames(problems);
            names.checkVariables(endpoints, problems);
        }

        String service = Service.class.getName();
        String plain = Plain.class.getName();
        assertThat(problems.asException().orElseThrow().toString().lines().skip(1))
                .satisfiesExactly(
                        one -> assertThat(one).contains("FOYER-1039: " + plain + ".set "),
                        two -> assertThat(two).contains("FOYER-1039: " + service + ".blank "),
                        three -> assertThat(three).contains("FOYER-1040: " + plain, "'id'", "that exist: game."),
                        four -> assertThat(four).contains("FOYER-1040: " + service + ".seat", "'seat'"),
                        five -> assertThat(five)
                                .contains("FOYER-1065: " + service + ".lines ")
                                .doesNotContain("two"));
    }

    @ServerEndpoint("/lobby")
    @ApplicationScoped
    static class Endpoint {
        @OnEvent("e")
        void handle() {}
    }

    @Test
    void blankName_failsTheDeploymentOfAnApplicationWithEndpoints() {
        assertThatThrownBy(() -> container(Service.class, Endpoint.class))
                .hasMessageContaining("has 2 mistake(s)")
                .hasMessageContaining("FOYER-1039: " + Service.class.getName() + ".blank");
    }

    private static SeContainer container(Class<?>... classes) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new FoyerExtension())
                .addBeanClasses(classes)
                .initialize();
    }
}
