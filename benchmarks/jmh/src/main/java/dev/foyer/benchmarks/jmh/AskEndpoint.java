// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.jmh;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;

/** An endpoint as an application has it. */
@ServerEndpoint("/ask")
public class AskEndpoint {

    public record Ask(@NotBlank @Size(max = 8000) String text, int number) {}

    public record Answer(String text, int number) {}

    @OnEvent("ask")
    public Answer ask(Ask ask) {
        return new Answer(ask.text(), ask.number());
    }

    @OnEvent("later")
    public CompletionStage<Answer> later(Ask ask) {
        return CompletableFuture.completedFuture(ask(ask));
    }
}
