// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import jakarta.inject.Singleton;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;

/** Endpoints that CDI does not know, with a mistake each. */
public final class BrokenClasses {

    private BrokenClasses() {}

    @ServerEndpoint("/three")
    public static class Three {
        @OnEvent("twice")
        void first() {}

        @OnEvent("twice")
        void second() {}
    }

    @ServerEndpoint("/four/{a}/{a}")
    public static class Four {
        @OnEvent("fine")
        void fine() {}
    }

    @Singleton
    @ServerEndpoint("/five")
    public static class Five {
        @OnEvent("fine")
        void fine() {}
    }
}
