// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.resume;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionParked;
import dev.foyer.ConnectionResumed;
import dev.foyer.EventRefused;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.OnResume;
import dev.foyer.Refused;
import dev.foyer.Resumed;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Gates;
import dev.foyer.contract.testing.Journal;

/** Notes what happens to its connections, and tells each room what is to be told. */
@ServerEndpoint("/tunnel")
public class TunnelEndpoint {

    /** Who comes, and what he is. */
    @HandshakeHeaders
    public record Login(String name, String rank) {}

    /** The user. */
    public record User(@UserId String name, String rank) {}

    /** Observes the events of connections. */
    @ApplicationScoped
    public static class Watcher {

        @Inject
        Journal journal;

        void parked(@Observes ConnectionParked event) {
            journal.note("parked " + event.connection().userId().orElse(""));
        }

        void resumed(@Observes ConnectionResumed event) {
            journal.note("resumed " + event.connection().userId().orElse("") + " "
                    + event.how().complete());
        }
    }

    @Inject
    Rooms rooms;

    @Inject
    Journal journal;

    @Inject
    Gates gates;

    @OnConnect
    User connect(Login login) {
        if (login.rank().equals("banned")) {
            throw new Refused(403, "You are banned.");
        }
        return new User(login.name(), login.rank());
    }

    @OnOpen
    void open(Connection connection, User user) {
        rooms.get("tunnel " + user.name()).join(connection);
        connection.attributes().put("mark", user.name());
        journal.note("open " + user.name());
    }

    @OnResume
    void back(Connection connection, User user, Resumed how) {
        journal.note("back " + user.name() + " " + user.rank() + " " + how.complete() + " "
                + connection.attributes().get("mark", String.class).orElse(""));
    }

    /** Emits numbers to a room. */
    @OnEvent("count")
    int count(Count count) {
        for (int i = count.from(); i <= count.to(); i++) {
            rooms.get("tunnel " + count.user()).emit("number", i);
        }
        return count.to();
    }

    /** Which numbers, and for whom. */
    public record Count(String user, int from, int to) {}

    @OnEvent("note")
    String note(User user, String text) {
        journal.note("note " + user.name() + " " + text);
        return user.rank();
    }

    /** Takes numbers in their order, each once, and tells each to the room before it answers. */
    @OnEvent("step")
    int step(Connection connection, User user, int number) {
        int last = connection.attributes().get("step", Integer.class).orElse(0);
        if (number != last + 1) {
            throw new EventRefused("out-of-order", number + " came after " + last);
        }
        connection.attributes().put("step", number);
        rooms.get("tunnel " + user.name()).emit("number", number);
        return number;
    }

    @OnEvent("wait")
    CompletionStage<String> await(User user) {
        return gates.stage(user.name()).thenApply(opened -> "waited");
    }

    @OnEvent("block")
    String block(User user) {
        gates.pass(user.name());
        return "went on";
    }

    @OnError
    void failed(User user, Throwable failure) {
        journal.note("error " + user.name());
    }

    @OnDisconnect
    void left(User user, Closing closing) {
        journal.note("left " + user.name() + " " + closing.code());
    }
}
