// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sample, as it is built, holds the conversation that it promises. */
@ContractTest
@NeedsServer("the WAR of the sample")
class SampleIT {

    private static final List<String> CONNECTORS = List.of("org.apache.catalina.connector.", "org.glassfish.grizzly.");
    private static final String NOW = "\"at\":\"[0-9T:.Z-]+\"";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("foyer.sample.war")));
    }

    @Contract(
            rule = {"H2", "H3", "C3", "E3", "R2", "R5"},
            proves = "two clients, a watcher and a REST call share a room")
    void conversation() {
        try (Client alice = site.open("/chat", Map.of("token", "demo-alice", "client-version", "2.1"), "foyer.v1");
                Client bobby = site.open("/chat?token=demo-bobby")) {
            assertThat(alice.subprotocol()).isEqualTo("foyer.v1");
            assertThat(alice.next()).startsWith("{\"welcome\":");
            await("that those of other tests have left")
                    .atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(alice.call("stats", "{}")).contains("\"connections\":2,"));
            assertThat(enter(alice, "lobby")).isEqualTo("{\"members\":[\"alice\"],\"room\":\"lobby\"}}");
            assertThat(enter(bobby, "lobby")).isEqualTo("{\"members\":[\"alice\",\"bobby\"],\"room\":\"lobby\"}}");
            assertThat(alice.next())
                    .isEqualTo(
                            "{\"event\":\"room.entered\",\"room\":\"lobby\",\"data\":{\"room\":\"lobby\",\"user\":\"bobby\"}}");

            bobby.send("{\"event\":\"chat.say\",\"data\":{\"room\":\"lobby\",\"text\":\"hi\"},\"id\":1}");
            String said = "\"data\":\\{" + NOW + ",\"from\":\"bobby\",\"room\":\"lobby\",\"text\":\"hi\"}}";
            assertThat(bobby.next()).matches("\\{\"event\":\"chat.said\",\"room\":\"lobby\"," + said);
            assertThat(bobby.next()).matches("\\{\"reply\":1," + said);
            assertThat(alice.next()).matches("\\{\"event\":\"chat.said\",\"room\":\"lobby\"," + said);
            assertThat(alice.call("who", "{}"))
                    .matches(
                            "\\{\"reply\":\"call\",\"data\":\\{\"clientVersion\":\"2.1\",\"id\":\"alice\",\"name\":\"alice\","
                                    + "\"openedAt\":\"[0-9T:.Z-]+\",\"rooms\":\\[\"lobby\"]}}");
            assertThat(bobby.call("who", "{}")).contains("\"clientVersion\":\"1.0.0\"");

            try (Client watcher = site.open("/watch/lobby?token=demo-carol")) {
                watcher.drain();
                assertThat(bobby.next()).contains("\"event\":\"room.entered\"").contains("\"user\":\"carol\"");
                assertThat(alice.call("stats", "{}"))
                        .isEqualTo("{\"reply\":\"call\",\"data\":{\"connections\":3,\"rooms\":{\"lobby\":3}}}");
                Answer announced = Http.send(
                        "POST",
                        site.http("/api/announce"),
                        Map.of("Content-Type", "application/json", "token", "admin-gracehopper"),
                        "{\"room\":\"lobby\",\"text\":\"attention\"}");
                assertThat(announced.status()).isEqualTo(200);
                assertThat(announced.body()).isEqualTo("{\"recipients\":3}");
                String announcement = "\\{\"event\":\"chat.said\",\"room\":\"lobby\",\"data\":\\{" + NOW
                        + ",\"from\":\"system\",\"room\":\"lobby\",\"text\":\"attention\"}}";
                assertThat(watcher.next()).matches(announcement);
                assertThat(alice.next()).matches(announcement);
                assertThat(bobby.next()).matches(announcement);
            }

            assertThat(bobby.call("room.exit", "{\"room\":\"lobby\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(alice.next(frame -> frame.contains("bobby")))
                    .isEqualTo(
                            "{\"event\":\"room.exited\",\"room\":\"lobby\",\"data\":{\"room\":\"lobby\",\"user\":\"bobby\"}}");
            assertThat(bobby.call("chat.say", "{\"room\":\"lobby\",\"text\":\"again\"}"))
                    .contains("\"code\":\"forbidden\"");
        }
    }

    @Contract(
            rule = {"R4", "R7", "C7"},
            proves =
                    "a member stays in the list while any of their connections is in the room: two tabs, or a line that is back before its loss was noticed")
    void member_isThereWithAnyConnection() {
        try (Client alice = site.open("/chat?token=demo-alice")) {
            enter(alice, "tabs");
            Client old = site.open("/chat?token=demo-bobby");
            enter(old, "tabs");
            assertThat(alice.next()).contains("room.entered");
            Client back = site.open("/chat?token=demo-bobby");
            assertThat(enter(back, "tabs")).contains("\"members\":[\"alice\",\"bobby\"]");
            old.abort();
            await("that the old connection is gone").atMost(Client.PATIENCE).untilAsserted(() -> {
                back.send("{\"event\":\"stats\",\"id\":\"call\"}");
                assertThat(back.next()).contains("\"reply\":\"call\"").contains("\"tabs\":2");
            });

            assertThat(alice.drain()).isEmpty();
            assertThat(enter(alice, "tabs")).contains("\"members\":[\"alice\",\"bobby\"]");
            back.close();
            assertThat(alice.next())
                    .isEqualTo(
                            "{\"event\":\"room.exited\",\"room\":\"tabs\",\"data\":{\"room\":\"tabs\",\"user\":\"bobby\"}}");
        }
    }

    @Contract(
            rule = {"R5", "D1"},
            proves =
                    "of two who enter at the same moment each knows of the other: the list of members, and what is told after it, are in order")
    void members_areKnownToWhoEntersAtTheSameMoment() {
        try (Client alice = site.open("/chat?token=demo-alice");
                Client bobby = site.open("/chat?token=demo-bobby")) {
            alice.drain();
            bobby.drain();
            var together = new CyclicBarrier(2);
            for (int round = 0; round < 60; round++) { // fewer frames than a client may send at once
                String event =
                        "{\"event\":\"room.enter\",\"data\":{\"room\":\"at-once-" + round + "\"},\"id\":\"call\"}";
                var other = CompletableFuture.runAsync(() -> {
                    together(together);
                    bobby.send(event);
                });
                together(together);
                alice.send(event);
                other.join();
                bobby.next(frame -> frame.contains("\"reply\""));
                List<String> told = alice.drain();
                bobby.drain();

                int list = indexOf(told, "room.members");
                assertThat(told.get(list).contains("bobby") || indexOf(told, "room.entered") > list)
                        .as("round %d: %s", round, told)
                        .isTrue();
            }
        }
    }

    private static void together(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static int indexOf(List<String> frames, String event) {
        return IntStream.range(0, frames.size())
                .filter(i -> frames.get(i).contains(event))
                .findFirst()
                .orElse(-1);
    }

    /** Enters a room, and returns what is told of its members. */
    private static String enter(Client client, String room) {
        client.send("{\"event\":\"room.enter\",\"data\":{\"room\":\"" + room + "\"},\"id\":\"call\"}");
        String members = client.next(frame -> frame.contains("\"room.members\""));
        assertThat(client.next()).isEqualTo("{\"reply\":\"call\"}");
        return members.substring(members.indexOf("\"data\":") + "\"data\":".length());
    }

    @Contract(
            rule = {"H1", "H5"},
            proves =
                    "the room in the path is validated like everything that a client sends, so that nothing else gets into the log")
    void roomOfThePath_isValidated() {
        for (String room : List.of("No-Room", "x%20y", "x".repeat(65), "x%0d%0aSEVERE%20forged")) {
            Answer answer = Http.upgrade(site.http("/watch/" + room + "?token=demo-carol"), Map.of());
            assertThat(answer.status()).as(room).isEqualTo(400);
        }
        assertThat(Http.upgrade(site.http("/watch/No-Room?token=demo-carol"), Map.of())
                        .body())
                .contains("{\"name\":\"room\",\"in\":\"path\",\"message\":\"must be 1 to 64 lower-case letters");
        assertThat(ServerLog.lines("SEVERE forged")).isEmpty();
    }

    @Contract(
            rule = {"H6", "R5"},
            proves =
                    "only an admin announces something, nobody is called 'system', and 'stats' tells of one's own rooms only")
    void system_isNotImpersonated() {
        assertThat(announce("")).isEqualTo(401);
        assertThat(announce("demo-alice")).isEqualTo(403);
        assertThat(announce("banned-alice")).isEqualTo(403);
        assertThat(Http.upgrade(site.http("/chat?token=demo-System"), Map.of()).status())
                .isEqualTo(403);
        try (Client alice = site.open("/chat?token=demo-alice");
                Client eve = site.open("/chat?token=demo-eveeve")) {
            alice.call("room.enter", "{\"room\":\"secret\"}");
            assertThat(eve.call("stats", "{}")).contains("\"rooms\":{}");
        }
    }

    private int announce(String token) {
        return Http.send(
                        "POST",
                        site.http("/api/announce"),
                        Map.of("Content-Type", "application/json", "token", token),
                        "{\"room\":\"lobby\",\"text\":\"attention\"}")
                .status();
    }

    @Contract(
            rule = {"D4", "R5"},
            proves = "who types is told to the others in the room, and only if in it")
    void typing_isToldToTheOthers() {
        try (Client alice = site.open("/chat?token=demo-alice");
                Client bobby = site.open("/chat?token=demo-bobby")) {
            alice.call("room.enter", "{\"room\":\"typing\"}");
            bobby.send("{\"event\":\"chat.typing\",\"data\":{\"room\":\"typing\"}}"); // not yet in it
            bobby.call("room.enter", "{\"room\":\"typing\"}");
            assertThat(alice.next()).contains("room.entered");

            bobby.send("{\"event\":\"chat.typing\",\"data\":{\"room\":\"typing\"}}");

            assertThat(alice.next())
                    .isEqualTo(
                            "{\"event\":\"chat.typing\",\"room\":\"typing\",\"data\":{\"room\":\"typing\",\"user\":\"bobby\"}}");
            assertThat(bobby.call("chat.typing", "{\"room\":\"No Room\"}")).contains("\"path\":\"room\"");
            assertThat(bobby.drain()).isEmpty();
        }
    }

    @Contract(rule = "C7", proves = "who disconnects is announced to the others in the room")
    void disconnect_isAnnounced() {
        try (Client alice = site.open("/chat?token=demo-alice")) {
            alice.call("room.enter", "{\"room\":\"exit\"}");
            Client bobby = site.open("/chat?token=demo-bobby");
            bobby.call("room.enter", "{\"room\":\"exit\"}");
            alice.next(frame -> frame.contains("room.entered"));
            bobby.abort();

            assertThat(alice.next())
                    .isEqualTo(
                            "{\"event\":\"room.exited\",\"room\":\"exit\",\"data\":{\"room\":\"exit\",\"user\":\"bobby\"}}");
        }
    }

    @Contract(
            rule = {"H5", "H6"},
            proves = "400 with every violation, 401 and 403")
    void refusals() {
        Answer invalid = Http.upgrade(site.http("/chat?token=short"), Map.of());
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.body())
                .contains(
                        "\"violations\":[{\"name\":\"token\",\"in\":\"query\",\"message\":\"size must be between 10 and 200\"}]");
        assertThat(Http.upgrade(site.http("/chat"), Map.of("token", "wrong-token"))
                        .status())
                .isEqualTo(401);
        assertThat(Http.upgrade(site.http("/watch/lobby"), Map.of("token", "banned-mallory"))
                        .status())
                .isEqualTo(403);
    }

    @Contract(
            rule = {"E2", "E3"},
            proves = "every kind of bad input is answered, and the log shows no stack trace for it")
    void badInput_isAnsweredQuietly() throws IOException {
        long before = stackTraces();
        try (Client client = site.open("/chat?token=demo-evelyn")) {
            assertThat(client.call("chat.say", "{\"room\":\"No Room\",\"text\":\"  \"}"))
                    .contains(
                            "{\"path\":\"room\",\"message\":\"must be 1 to 64 lower-case letters, digits or hyphens\"}")
                    .contains("{\"path\":\"text\",\"message\":\"must not be blank\"}");
            assertThat(client.call("chat.say", "{\"room\":\"a\",\"text\":\"" + "x".repeat(2001) + "\"}"))
                    .contains("{\"path\":\"text\",\"message\":\"size must be between 0 and 2000\"}");
            assertThat(client.call("chat.say", "[1,2]")).contains("invalid-event");
            assertThat(client.call("chat.say", "{\"room\":{},\"text\":[]}")).contains("invalid-event");
            assertThat(client.call("no.such.event", "{}")).contains("unknown-event");
            assertThat(client.send("{\"event\":").next()).contains("malformed-frame");
            assertThat(client.sendBinary(new byte[100]).next()).contains("malformed-frame");
            client.send("x".repeat(70_000));
            assertThat(client.closeCode()).isEqualTo(1009);
        }
        Http.upgrade(site.http("/chat?token=%00" + "x".repeat(300)), Map.of());
        site.open("/chat?token=demo-alice").abort();

        assertThat(stackTraces()).isEqualTo(before);
    }

    /**
     * How many stack traces are in the log, of exceptions that do not come from the connector of a server itself: Grizzly recycles a
     * request twice now and then, when both sides close at the same moment, and stumbles over that in a later one.
     */
    private static long stackTraces() throws IOException {
        long count = 0;
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of(System.getProperty("foyer.main.log")))) {
            boolean frame = line.startsWith("\tat ");
            count += frame && !inside && CONNECTORS.stream().noneMatch(line.substring(4)::startsWith) ? 1 : 0;
            inside = frame;
        }
        return count;
    }
}
