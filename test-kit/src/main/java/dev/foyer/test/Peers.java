// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import dev.foyer.internal.testkit.TestApplication;

/** Opens connections. */
final class Peers {

    private Peers() {}

    static Peer connect(TestApplication application, ClientRequest request) {
        var inbox = new Received(application.json(), application.loop()::settle);
        return new Peer(application, Handshakes.connect(application, request, inbox), inbox, request);
    }
}
