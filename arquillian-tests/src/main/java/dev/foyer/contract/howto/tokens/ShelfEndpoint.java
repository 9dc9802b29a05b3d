// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;

@ServerEndpoint("/shelf")
public class ShelfEndpoint {

    @HandshakeHeaders
    public record Headers(@NotNull @From(From.Source.COOKIE) String session) {}

    // tag::own
    @Inject
    Tokens sessions;

    @Inject
    Clock clock; // a producer of the application's, so that a test can have its own

    @OnConnect
    Reader connect(Headers headers) {
        return sessions.check(headers.session())
                .map(session -> new Reader(session.subject(), session.roles(), session.expires()))
                .orElseThrow(() -> Refused.unauthorized("Sign in again."));
    }

    @OnEvent("code.enter") // the user has typed the code of an authenticator
    void confirm(String code, Reader reader, Connection connection) {
        Instant expires = clock.instant().plus(Duration.ofHours(1));
        connection.renew(new Reader(reader.id(), Set.of("owner"), expires));
    }

    @RolesAllowed("owner")
    @OnEvent("shelf.clear")
    String clear() {
        return "The shelf is empty";
    }
    // end::own
}
