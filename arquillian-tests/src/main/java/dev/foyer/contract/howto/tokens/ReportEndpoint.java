// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Verified;

// tag::connect
@ServerEndpoint("/reports")
public class ReportEndpoint {

    @OnConnect
    Member connect(Verified verified) {
        return new Member(verified.principal().getName(), verified.roles());
    }
    // end::connect

    // tag::roles
    @RolesAllowed("editor")
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
