// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.bundler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connections;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;

/** What the page of docs/howto/bundler.md talks to. One instance has what was said. */
@ApplicationScoped
@ServerEndpoint("/lobby")
public class LobbyEndpoint {

    @HandshakeHeaders
    public record Headers(
            @NotNull @Pattern(regexp = "secret-.+") String token) {}

    public record User(String name) {}

    @ClientEvent("chat.say")
    public record Say(@NotBlank @Size(max = 2000) String text) {}

    @ServerEvent("chat.said")
    public record Said(int id, String from, String text) {}

    @Inject
    Connections connections;

    private final List<Said> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();

    @OnConnect
    User connect(Headers headers) {
        return new User(headers.token().substring("secret-".length()));
    }

    @OnEvent
    void say(Say say, User user) {
        Said said = new Said(ids.incrementAndGet(), user.name(), say.text());
        all.add(said);
        connections.ofEndpoint(LobbyEndpoint.class).emit(said);
    }

    @OnEvent("chat.history")
    List<Said> history() {
        return List.copyOf(all);
    }

    @OnEvent("lobby.count")
    int count() {
        return connections.count();
    }
}
