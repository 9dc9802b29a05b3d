// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.validation;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnEvent;

@ServerEndpoint("/lots/{lot}")
public class LotEndpoint {

    @OnConnect
    void connect() {}

    // tag::path
    @OnEvent("lot.bid")
    void bid(
            @PathParam("lot") @Pattern(regexp = "[a-z]{1,5}") String lot,
            @Positive int amount) {} // /lots/NOT-VALID is refused
    // end::path
}
