// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.foyer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.benchmarks.foyer.Events.Answer;
import dev.foyer.benchmarks.foyer.Events.Ask;
import dev.foyer.benchmarks.foyer.Events.Burst;
import dev.foyer.benchmarks.foyer.Events.Change;
import dev.foyer.benchmarks.foyer.Events.Join;
import dev.foyer.benchmarks.foyer.Events.Leave;
import dev.foyer.benchmarks.foyer.Events.Membership;
import dev.foyer.benchmarks.foyer.Events.Publish;
import dev.foyer.benchmarks.foyer.Events.Published;

/** The endpoint of the benchmarks. */
@ServerEndpoint("/bench")
public class BenchEndpoint {

    @HandshakeHeaders
    public record Headers(@NotBlank @Size(max = 64) String xUser) {}

    public record User(@UserId String name) {}

    @Inject
    Rooms rooms;

    @OnConnect
    User connect(Headers headers) {
        return new User(headers.xUser());
    }

    @OnEvent
    Membership join(Join join, Connection connection) {
        rooms.get(join.room()).join(connection);
        return new Membership(join.room());
    }

    @OnEvent
    Membership leave(Leave leave, Connection connection) {
        rooms.get(leave.room()).leave(connection);
        return new Membership(leave.room());
    }

    @OnEvent
    Answer ask(Ask ask) {
        return new Answer(ask.text(), ask.number());
    }

    @OnEvent
    void publish(Publish publish) {
        rooms.get(publish.room()).emit(new Published(publish.publisher(), publish.seq(), publish.text()));
    }

    @OnEvent
    int change(Change change) {
        rooms.get(change.room())
                .state(Board.class)
                .update(board -> board.with(change.publisher(), change.seq(), change.text()));
        return change.seq();
    }

    /** Answers when the engine has taken the last. */
    @OnEvent
    CompletionStage<Membership> burst(Burst burst) {
        Room room = rooms.get(burst.room());
        CompletionStage<Integer> taken = CompletableFuture.completedFuture(0);
        for (int i = 0; i < burst.count(); i++) {
            taken = room.emit(new Published(burst.publisher(), burst.seq() + i, burst.text()))
                    .nodes();
        }
        return taken.thenApply(nodes -> {
            if (nodes < 0) {
                throw new IllegalStateException("Redis has not taken everything");
            }
            return new Membership(burst.room());
        });
    }
}
