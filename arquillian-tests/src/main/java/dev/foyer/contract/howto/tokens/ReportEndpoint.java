// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;

@ServerEndpoint("/reports")
public class ReportEndpoint {

    @HandshakeHeaders
    public record Headers(
            @NotNull @Pattern(regexp = "Bearer .+") String authorization) {}

    @Inject
    Tokens tokens;

    // tag::connect
    @OnConnect
    Member connect(Headers headers) {
        return tokens.verify(headers.authorization().substring("Bearer ".length()))
                .orElseThrow(() -> Refused.unauthorized("Sign in again."));
    }
    // end::connect

    // tag::expiry
    @Inject
    Expiry expiry;

    @OnOpen
    void opened(Connection connection, Member member) {
        expiry.closeAt(member.expires(), connection);
    }
    // end::expiry

    // tag::roles
    @Needs("editor")
    @OnEvent("report.publish")
    String publish(@NotBlank String report) {
        return report + " is published";
    }

    @OnEvent("report.withdraw")
    String withdraw(@NotBlank String report, Member member) {
        if (!member.roles().contains("editor") && !report.startsWith(member.id())) {
            throw new EventRefused("forbidden", "This report is not yours.");
        }
        return report + " is withdrawn";
    }
    // end::roles
}
