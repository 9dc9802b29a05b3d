// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Cluster;
import dev.foyer.Connections;
import dev.foyer.Delivery;
import dev.foyer.Present;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.TextServlet;

/** In the deployed application: does what a test wants, and tells what this node sees. */
@WebServlet("/node")
public class PlazaServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Criers criers;

    @Inject
    private transient Adders adders;

    @Inject
    private transient Losses losses;

    @Inject
    private transient Cluster cluster;

    @Inject
    private transient Connections connections;

    @Inject
    private transient Rooms rooms;

    @Override
    protected Object text(HttpServletRequest request) {
        String[] words = request.getParameter("do").split(" ");
        return switch (words[0]) {
            case "begin" -> {
                criers.begin(number(words, 1), number(words, 2), TimeUnit.MICROSECONDS.toNanos(number(words, 3)));
                yield "";
            }
            case "go" -> {
                criers.go();
                yield "";
            }
            case "rest" -> {
                criers.rest();
                yield "";
            }
            case "rests" -> criers.rests();
            case "node" -> cluster.node();
            case "nodes" -> cluster.size();
            case "connected" -> cluster.isConnected();
            case "losses" -> losses.all().stream().map(Loss::text).collect(Collectors.joining("\n"));
            case "connections" -> connections.count();
            case "sizes" ->
                IntStream.range(0, number(words, 1))
                        .mapToObj(
                                room -> String.valueOf(rooms.get("room-" + room).size()))
                        .collect(Collectors.joining(" "));
            case "present" -> present();
            case "add" -> {
                adders.begin(words[1], number(words, 2), number(words, 3), Path.of(words[4]));
                yield "";
            }
            case "sum" -> adders.number(words[1]);
            default -> act(words);
        };
    }

    private static int number(String[] words, int index) {
        return Integer.parseInt(words[index]);
    }

    /** Who is in the first room, with how many connections. */
    private Map<String, Integer> present() {
        var present = new TreeMap<String, Integer>();
        Map<String, List<Present<Plaza.Seen>>> users = rooms.get("room-0").presence(Plaza.Seen.class);
        users.forEach((user, devices) -> present.put(user, devices.size()));
        return present;
    }

    /** How many nodes took it, this one included. */
    private static String reach(Delivery delivery) {
        int others = delivery.nodes()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return String.valueOf(others + Math.min(delivery.recipients(), 1));
    }

    private String act(String... words) {
        Audience user = connections.ofUser(words[1]);
        switch (words[0]) {
            case "join" -> user.join(rooms.get(words[2]));
            case "leave" -> user.leave(rooms.get(words[2]));
            case "close" -> user.close(Closing.KICKED);
            case "tell" -> user.emit("told", words[2]);
            case "reach" -> {
                return reach(user.emit("reached", null));
            }
            case "union" -> {
                Audience all = rooms.get(words[1]);
                for (int i = 2; i < words.length; i++) {
                    Room other = rooms.get(words[i]);
                    all = all.and(other);
                }
                all.emit("told", "union");
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "";
    }
}
