// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.UserId;
import dev.foyer.internal.container.definition.endpoint.EndpointReader;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Mistakes that would let a client say who it is: of rule H11. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class HazardsTest {

    public record Identified(@UserId String id) {}

    public record Member(String name) {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface PathParam {
        String value();
    }

    @ServerEndpoint("/good")
    static class Good {
        @OnConnect
        Member connect() {
            return new Member("m");
        }

        @OnEvent("who")
        void who(Member member) {}
    }

    @ServerEndpoint("/forgotten")
    static class Forgotten {
        @OnConnect
        void connect() {}

        @OnEvent("who")
        void who(Identified user) {}

        @OnEvent("other")
        void other(Member member) {}
    }

    @ServerEndpoint("/import/{game}")
    static class Import {
        @OnEvent("x")
        void x(@PathParam("game") String game) {}

        @OnOpen
        void opened() {}
    }

    @Test
    void userContextThatWouldBeRead_isReported() {
        var problems = new Problems();

        Definitions.read(List.of(Good.class, Forgotten.class), problems);

        assertThat(problems.asException().orElseThrow().getMessage())
                .contains("has 2 mistake(s)")
                .contains("FOYER-1045: " + Forgotten.class.getName() + ".who takes " + Identified.class.getName())
                .contains("FOYER-1045: " + Forgotten.class.getName() + ".other takes " + Member.class.getName());
    }

    @Test
    void anotherPathParam_isReported() {
        var problems = new Problems();

        EndpointReader.read(Import.class, problems);

        assertThat(problems.asException().orElseThrow().getMessage())
                .contains("FOYER-1046: " + Import.class.getName() + ".x has a parameter annotated @"
                        + PathParam.class.getName())
                .contains("jakarta.websocket.server.PathParam");
    }
}
