// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;

/** Nothing is wrong with this endpoint. */
@ServerEndpoint("/fine")
public class BrokenSetting {
    @OnEvent("fine")
    void fine() {}
}
