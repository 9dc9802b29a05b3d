// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.RoomPresence;
import dev.foyer.ServerEvent;

/** Endpoints that CDI does not know, as no server makes a bean of what is vetoed, with a mistake each. */
public final class BrokenClasses {

    private BrokenClasses() {}

    @Vetoed
    @ServerEndpoint("/three")
    public static class Three {
        @OnEvent("twice")
        void first() {}

        @OnEvent("twice")
        void second() {}
    }

    @Vetoed
    @ServerEvent(" ")
    public record Nameless(String text) {}

    @Vetoed
    @RoomPresence("board:{id")
    public record Open(String text) {}

    @Vetoed
    @RoomPresence("board:{id}")
    public record Card(String text) {}

    @Vetoed
    @RoomPresence("board:{board}")
    public record OtherCard(String text) {}

    @Vetoed
    @ServerEndpoint("/five")
    public abstract static class Five {
        @OnEvent("fine")
        void fine() {}
    }

    @Vetoed
    @ServerEndpoint("/six")
    public static class Six {
        @Inject
        @RoomName("game-{id}")
        Room game;

        private final String text;

        Six(String text) {
            this.text = text;
        }

        @OnEvent("fine")
        String fine() {
            return text;
        }
    }

    @Vetoed
    @ServerEndpoint("/four/{a}/{a}")
    public static class Four {
        @OnEvent("fine")
        void fine() {}
    }

    @Vetoed
    @Singleton
    @ServerEndpoint("/single")
    public static class Single {
        @OnEvent("fine")
        void fine() {}
    }

    @Vetoed
    @ServerEndpoint("/messages/{room}")
    public static class Messages {
        @OnMessage
        Thread text(String text, @PathParam("rom") String room) {
            return Thread.currentThread();
        }

        @RolesAllowed("admin")
        @OnOpen
        void opened() {}

        @OnEvent("fine")
        void fine() {}
    }
}
