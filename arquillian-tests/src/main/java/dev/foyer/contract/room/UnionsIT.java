// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Sets of audiences: rule R6. */
@ContractTest
@SameEverywhere("Foyer's own sets of connections")
class UnionsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("unions", UnionsIT.class);
    }

    /** A user context. */
    public record Guest(@UserId String name) {}

    @ServerEndpoint("/guest/{name}/{rooms}")
    public static class Guests {
        private static final AtomicInteger NUMBER = new AtomicInteger();

        @Inject
        Connections connections;

        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.pathVariables().get("name"));
        }

        @OnOpen
        void opened() {
            for (char room : connection.handshake().pathVariables().get("rooms").toCharArray()) {
                if (room == 'g') {
                    connection.moveTo("/game");
                } else {
                    rooms.get(String.valueOf(room)).join(connection);
                }
            }
        }

        @OnEvent("here")
        void here() {}

        /** Emits a number to each combination, and says how many of them each guest must get. */
        @OnEvent("combine")
        String combine() {
            List<Audience> all = List.of(
                    connection,
                    connections.ofUser("ann").members().iterator().next(),
                    rooms.get("a"),
                    rooms.get("b"),
                    rooms.get("nobody"),
                    connections.ofUser("ann"),
                    connections.namespace("/"),
                    connections.namespace("/game"),
                    connections.ofEndpoint(Guests.class),
                    connections.everyone());
            var expected = new TreeMap<String, Integer>();
            var wrong = new ArrayList<String>();
            for (Audience one : all) {
                for (Audience two : all) {
                    Set<Connection> both = union(one.members(), two.members());
                    emit(one.and(two), both, expected, wrong);
                    emit(one.and(two).and(one), both, expected, wrong);
                    emit(one.and(two).except(connection), without(both, connection), expected, wrong);
                    emit(
                            one.except(connection).and(two),
                            union(without(one.members(), connection), two.members()),
                            expected,
                            wrong);
                    Connection[] left = two.members().toArray(Connection[]::new);
                    emit(one.except(left), without(one.members(), left), expected, wrong);
                }
            }
            return wrong.size() + " wrong of " + NUMBER.get() + "; " + expected + ";";
        }

        private static void emit(
                Audience audience, Set<Connection> expected, Map<String, Integer> counts, List<String> wrong) {
            int number = NUMBER.incrementAndGet();
            if (!audience.members().equals(expected)
                    || audience.emit("number", number).recipients() != expected.size()) {
                wrong.add(String.valueOf(number));
            }
            expected.forEach(one -> counts.merge(one.handshake().path(), 1, Integer::sum));
        }

        private static Set<Connection> union(Set<Connection> one, Set<Connection> two) {
            var both = new HashSet<>(one);
            both.addAll(two);
            return both;
        }

        private static Set<Connection> without(Set<Connection> all, Connection... left) {
            var rest = new HashSet<>(all);
            for (Connection one : left) {
                rest.remove(one);
            }
            return rest;
        }

        /** Keeps the guest of a name, to emit to it when it is gone. */
        @OnEvent("emit-to-gone")
        String emitToGone(String name) {
            Connection other = connections.ofUser(name).members().iterator().next();
            rooms.get("zoo").join(other);
            other.close(Closing.KICKED);
            return other.emit("late", 1).recipients() + " "
                    + other.and(connection).emit("late", 2).recipients()
                    + " "
                    + rooms.get("zoo")
                            .and(other)
                            .except(connection)
                            .emit("late", 3)
                            .recipients() + " "
                    + other.isOpen();
        }
    }

    @Contract(
            rule = {"R5", "R6"},
            proves = "every combination of connections, rooms, users, namespaces, endpoints and all of them, with and"
                    + " without exceptions, delivers once to each and says to how many")
    void combinations_deliverOnce() {
        var paths = List.of("/guest/emitter/ab", "/guest/ann/a", "/guest/ann/b", "/guest/bob/ab", "/guest/eve/g");
        var clients = new LinkedHashMap<String, Client>();
        paths.forEach(path -> clients.put(path, site.open(path)));
        clients.values().forEach(client -> client.call("here", "null"));
        Client emitter = clients.get("/guest/emitter/ab");
        emitter.send("{\"event\":\"combine\",\"id\":\"done\"}");

        var got = new TreeMap<String, List<String>>();
        String reply = "";
        var frames = new ArrayList<String>();
        while (reply.isEmpty()) {
            String frame = emitter.next();
            if (frame.contains("\"reply\":\"done\"")) {
                reply = frame;
            } else {
                frames.add(frame);
            }
        }
        got.put("/guest/emitter/ab", frames);
        clients.forEach((path, client) -> {
            if (client != emitter) {
                got.put(path, client.drain());
            }
        });

        assertThat(reply).contains("0 wrong of 500; ");
        got.forEach((path, numbers) -> assertThat(numbers).as(path).isNotEmpty().doesNotHaveDuplicates());
        for (String path : paths) {
            assertThat(reply.replace('}', ','))
                    .contains(path + "=" + got.get(path).size() + ",");
        }
        clients.values().forEach(Client::close);
    }

    @Contract(rule = "R6", proves = "who is closing or gone is in no count")
    void gone_areNotCounted() {
        try (Client emitter = site.open("/guest/zed/z");
                Client other = site.open("/guest/gone/z")) {
            other.call("here", "null");

            assertThat(emitter.call("emit-to-gone", "\"gone\"")).contains("\"0 1 0 false\"");
            assertThat(other.closeCode()).isEqualTo(4500);
        }
    }
}
