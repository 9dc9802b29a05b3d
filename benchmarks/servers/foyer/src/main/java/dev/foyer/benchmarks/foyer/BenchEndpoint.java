// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.foyer;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.benchmarks.foyer.Events.Answer;
import dev.foyer.benchmarks.foyer.Events.Ask;
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
}
