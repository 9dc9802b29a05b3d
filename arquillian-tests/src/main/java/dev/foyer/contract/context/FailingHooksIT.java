// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.List;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.contract.testing.Wire;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What follows when the application throws, an exception or an error, in each place: rules C6 to C8, H6 and E4. */
@ContractTest
@SameEverywhere("Foyer's own handling of exceptions, with long waits")
class FailingHooksIT {

    private static final List<String> ENDPOINTS = List.of("Plain", "Bean");
    private static final List<String> KINDS = List.of("exception", "error", "overflow");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("failing-hooks", FailingHooksIT.class).addClass(FragileEndpoints.class);
    }

    /** One way to fail in a place. */
    @FunctionalInterface
    private interface Row {
        void check(String endpoint, String path);
    }

    private static void table(String place, Row row) {
        for (String endpoint : ENDPOINTS) {
            for (String kind : KINDS) {
                row.check(endpoint, endpoint + "/" + place + "/" + kind);
            }
        }
    }

    @Contract(
            rule = {"H6", "C8"},
            proves = "@OnConnect throws: 500 without the text, one log line, and what was made is destroyed")
    void onConnect_answers500() {
        table("connect", (endpoint, path) -> {
            int logged = ServerLog.lines("FOYER-2001", "$" + endpoint + " ").size();

            refusedWith500("/" + path);

            assertThat(callbacks(path)).as(path).containsExactly("connect", "destroy");
            assertThat(destroyed(path)).as(path).containsExactlyInAnyOrder("bag destroyed", "helper destroyed");
            awaitLog(logged + 1, "FOYER-2001", "$" + endpoint + " ");
            nothingIsLeft();
        });
    }

    @Contract(
            rule = {"H6", "C8"},
            proves = "constructor, injection or @PostConstruct throws: the same before the 101, and no callback runs")
    void unmadeEndpoint_answers500() {
        for (String place : List.of("constructor", "injection", "post-construct")) {
            table(place, (endpoint, end) -> {
                String path = "Unmade" + end;
                int logged = ServerLog.lines("FOYER-4020", "$Unmade" + endpoint + " ")
                        .size();

                refusedWith500("/" + path);

                assertThat(site.journal("/" + path + " ")).as(path).containsExactly("/" + path + " helper destroyed");
                awaitLog(logged + 1, "FOYER-4020", "$Unmade" + endpoint + " ");
                nothingIsLeft();
            });
        }
    }

    @Contract(
            rule = {"H6", "C8"},
            proves = "a @ConnectionScoped bean that @OnConnect uses cannot be made: 500, and the rest is destroyed")
    void unmadeBeanInOnConnect_answers500() {
        table("bag", (endpoint, path) -> {
            refusedWith500("/" + path);

            assertThat(callbacks(path)).as(path).containsExactly("destroy");
            assertThat(destroyed(path)).as(path).containsExactly("helper destroyed");
            nothingIsLeft();
        });
    }

    @Contract(rule = "E4", proves = "one that a handler uses cannot be made: that event fails, the connection stays")
    void unmadeBeanInHandler_failsTheEvent() {
        table("late-bag", this::failsTheEvent);
    }

    @Contract(rule = "E4", proves = "@OnEvent throws: error 'failed' without the text, one log line, connection stays")
    void onEvent_failsTheEvent() {
        table("event", this::failsTheEvent);
    }

    private void failsTheEvent(String endpoint, String path) {
        try (Client client = site.open("/" + path)) {
            assertThat(client.call("event", "null"))
                    .as(path)
                    .contains("\"failed\"")
                    .doesNotContain(FragileEndpoints.SECRET);
            assertThat(client.call("fine", "null")).as(path).contains("\"data\":\"fine\"");
        }
        awaitDestroyed(path);
        assertThat(callbacks(path)).as(path).doesNotContain("error").containsOnlyOnce("disconnect");
        awaitLog(1, "FOYER-4001: The handler of event 'event'", id(path));
        nothingIsLeft();
    }

    @Contract(
            rule = "C6",
            proves = "@OnOpen throws: @OnError, close 1011 without the text, @OnDisconnect, one log line")
    @NeedsServer("a client on a bare socket")
    void onOpen_closes1011() {
        table("open", (endpoint, path) -> {
            closedWith1011("/" + path);

            awaitDestroyed(path);
            assertThat(callbacks(path))
                    .as(path)
                    .containsExactly("connect", "open", "error", "close", "disconnect", "destroy");
            awaitLog(1, "FOYER-4002: @OnOpen of", id(path));
            assertThat(ServerLog.lines("FOYER-4002", id(path))).as(path).hasSize(1);
            nothingIsLeft();
        });
    }

    @Contract(rule = "C6", proves = "@OnError throws too: the same, and one log line for each")
    @NeedsServer("a client on a bare socket")
    void onError_changesNothing() {
        table("error", (endpoint, path) -> {
            closedWith1011("/" + path);

            awaitDestroyed(path);
            assertThat(callbacks(path)).as(path).containsExactly("connect", "error", "close", "disconnect", "destroy");
            awaitLog(1, "FOYER-4002: @OnOpen of", id(path));
            awaitLog(1, "FOYER-4002: @OnError of", id(path));
            nothingIsLeft();
        });
    }

    @Contract(
            rule = {"C7", "C8"},
            proves = "@OnClose throws: @OnDisconnect runs, everything is destroyed, one log line")
    void onClose_isFollowedByOnDisconnect() {
        table("close", (endpoint, path) -> ends(path, "FOYER-4002: @OnClose of"));
    }

    @Contract(
            rule = {"C7", "C8"},
            proves = "@OnDisconnect throws: no room, no count, everything is destroyed, one log line")
    void onDisconnect_leavesNothing() {
        table("disconnect", (endpoint, path) -> ends(path, "FOYER-4002: @OnDisconnect of"));
    }

    @Contract(
            rule = "C8",
            proves = "@PreDestroy of the endpoint throws: the other beans are destroyed, one log line, nothing is left")
    void preDestroyOfTheEndpoint_leavesNothing() {
        for (String kind : KINDS) {
            ends("Vetoed/destroy/" + kind, "FOYER-4002: @PreDestroy of");
        }
    }

    /** CDI itself catches and logs what a bean's {@code @PreDestroy} throws, and may then keep its dependent beans. */
    @Contract(rule = "C8", proves = "@PreDestroy of an endpoint that is a bean throws: other beans are destroyed too")
    void preDestroyOfAnEndpointBean_leavesNothing() {
        for (String kind : KINDS) {
            String path = "Bean/destroy/" + kind;
            try (Client client = site.open("/" + path)) {
                client.call("fine", "null");
            }
            site.awaitJournal("/" + path + " bag destroyed");
            site.awaitJournal("/" + path + " destroy");
            nothingIsLeft();
        }
    }

    @Contract(rule = "C8", proves = "@PreDestroy of a bean throws: the others are destroyed, nothing is left")
    void preDestroyOfABean_leavesNothing() {
        table("bag-destroy", (endpoint, path) -> ends(path, ""));
    }

    /** The whole life of a connection that its peer closes. */
    private void ends(String path, String logged) {
        try (Client client = site.open("/" + path)) {
            assertThat(client.call("fine", "null")).as(path).contains("\"data\":\"fine\"");
            client.close(1000, "");
        }
        awaitDestroyed(path);
        assertThat(callbacks(path)).as(path).containsExactly("connect", "open", "close", "disconnect", "destroy");
        if (!logged.isEmpty()) {
            awaitLog(1, logged, id(path));
            assertThat(ServerLog.lines("FOYER-4002", id(path))).as(path).hasSize(1);
        }
        nothingIsLeft();
    }

    private void refusedWith500(String path) {
        Http.Answer answer = Http.upgrade(site.http(path), Map.of());

        assertThat(answer.status()).as(path).isEqualTo(500);
        assertThat(answer.body() + answer.headers())
                .as(path)
                .doesNotContain(FragileEndpoints.SECRET, "Exception", "AssertionError", "StackOverflow");
    }

    /** 03 F3 is 1011. */
    private void closedWith1011(String path) {
        try (var wire = new Wire(site.ws(path))) {
            assertThat(wire.status()).isEqualTo(101);
            wire.awaitText("\u0003\u00f3failed");
            assertThat(wire.answerClose()).as(path).isEmpty();
        }
    }

    private void awaitDestroyed(String path) {
        site.awaitJournal("/" + path + " bag destroyed");
        site.awaitJournal("/" + path + " helper destroyed");
    }

    private void awaitLog(int count, String... texts) {
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(ServerLog.lines(texts)).hasSize(count));
    }

    private void nothingIsLeft() {
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(Http.get(site.http("/left")).body())
                        .isEqualTo("0 connections, rooms [], everyone 0"));
    }

    private List<String> callbacks(String path) {
        return entries(path).stream().filter(entry -> !entry.contains(" ")).toList();
    }

    private List<String> destroyed(String path) {
        return entries(path).stream()
                .filter(entry -> entry.endsWith(" destroyed"))
                .toList();
    }

    private String id(String path) {
        return entries(path).stream()
                .filter(entry -> entry.startsWith("id "))
                .map(entry -> entry.substring("id ".length()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> entries(String path) {
        String start = "/" + path + " ";
        return site.journal(start).stream()
                .map(entry -> entry.substring(start.length()))
                .toList();
    }
}
