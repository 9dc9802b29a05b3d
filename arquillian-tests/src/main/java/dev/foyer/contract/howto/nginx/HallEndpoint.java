// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.nginx;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;

@ServerEndpoint("/hall")
public class HallEndpoint {

    @OnEvent("echo")
    String echo(String text) {
        return text;
    }
}
