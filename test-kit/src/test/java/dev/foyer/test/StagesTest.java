// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for the stage of a handler, and what does not: rule E5 without a server. */
@FoyerTest({StagesTest.Kitchen.class, StagesTest.Oven.class})
class StagesTest {

    /** Takes its time. */
    @ApplicationScoped
    static class Oven {

        private final CompletableFuture<String> bread = new CompletableFuture<>();

        CompletableFuture<String> bread() {
            return bread;
        }
    }

    @ServerEndpoint("/kitchen")
    static class Kitchen {

        @Inject
        private Oven oven;

        @OnEvent("bake")
        CompletionStage<String> bake() {
            return oven.bread();
        }

        @OnEvent("taste")
        String taste() {
            return "tasty";
        }
    }

    @Test
    void events_waitForTheStageBeforeThem(Foyer foyer) {
        Peer cook = foyer.connect("/kitchen");
        PendingCall bake = cook.begin("bake");
        PendingCall taste = cook.begin("taste");

        foyer.settle();
        assertThat(bake.isAnswered()).isFalse();
        assertThat(taste.isAnswered()).isFalse();

        foyer.bean(Oven.class).bread().complete("bread");
        foyer.settle();

        assertThat(bake.reply().as(String.class)).isEqualTo("bread");
        assertThat(taste.reply().as(String.class)).isEqualTo("tasty");
    }

    @Test
    void others_doNotWait(Foyer foyer) {
        PendingCall bake = foyer.connect("/kitchen").begin("bake");

        assertThat(foyer.connect("/kitchen").call("taste").as(String.class)).isEqualTo("tasty");
        assertThat(bake.isAnswered()).isFalse();
    }
}
