// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/howto/migrate.md says: each step is an application that works. */
@ContractTest
@SameEverywhere("what it is made of has tests on each server")
class MigrateHowtoIT {

    private static final int GUESTS = 4;
    private static final int MESSAGES = 100;

    @Deployment(name = "before", testable = false)
    static WebArchive before() {
        return Wars.of("howto-migrate-before", dev.foyer.contract.howto.migrate.before.ChatEndpoint.class);
    }

    @Deployment(name = "first", testable = false)
    static WebArchive first() {
        return Wars.of("howto-migrate-first", dev.foyer.contract.howto.migrate.first.ChatEndpoint.class);
    }

    @Deployment(name = "events", testable = false)
    static WebArchive events() {
        return Wars.of("howto-migrate-events", dev.foyer.contract.howto.migrate.events.ChatEndpoint.class);
    }

    @Deployment(name = "rooms", testable = false)
    static WebArchive rooms() {
        return Wars.of("howto-migrate-rooms", dev.foyer.contract.howto.migrate.rooms.ChatEndpoint.class);
    }

    @OperateOnDeployment("before")
    @Contract(rule = "H11", proves = "migrate.md: before, the endpoint is the container's, and takes any handshake")
    @NeedsServer("a plain endpoint")
    void before_isTheContainers() {
        try (Client ada = site("before").open("/chat/a?name=ada");
                Client nobody = site("before").open("/chat/a")) {
            // a container may take a message before it has called @OnOpen
            await().atMost(Client.PATIENCE).until(() -> {
                ada.send("hello");
                return !nobody.isDrained();
            });
            assertThat(ada.next()).isEqualTo("ada: hello");
            assertThat(nobody.next()).isEqualTo("ada: hello");
        }
    }

    @OperateOnDeployment("first")
    @Contract(
            rule = {"H5", "H10", "D1"},
            proves = "migrate.md: first, @OnConnect alone checks handshakes, and no message is lost")
    void first_losesNothing() {
        assertThat(Http.upgrade(site("first").http("/chat/a"), Map.of()).status())
                .isEqualTo(400);
        assertThat(everybodyTalks(site("first"), i -> "m" + i))
                .hasSize(GUESTS * MESSAGES)
                .contains("g0: m0", "g3: m99");
    }

    @OperateOnDeployment("first")
    @Contract(
            rule = {"C7", "E9"},
            proves = "migrate.md: first, a guest whom Foyer sends away leaves the map of rooms like any other")
    void first_forgetsWhoWasSentAway() {
        try (Client ada = site("first").open("/chat/c?name=ada")) {
            sayUntilHeard(ada, "alone");
            for (int i = 0; i < 5; i++) {
                try (Client loud = site("first").open("/chat/c?name=loud")) {
                    sayUntilHeard(loud, "here");
                    assertThat(loud.send("x".repeat(70_000)).closeCode()).isEqualTo(1009);
                }
            }
            sayUntilHeard(ada, "alone again");
            assertThat(ada.next(heard -> heard.contains("again"))).isEqualTo("ada: alone again");
        }
    }

    /** A guest who is just leaving may make one more message fail, in this code as in the container's. */
    private static void sayUntilHeard(Client guest, String text) {
        guest.takeAll();
        await().atMost(Client.PATIENCE).until(() -> {
            guest.send(text);
            return !guest.isDrained();
        });
    }

    @OperateOnDeployment("events")
    @Contract(
            rule = {"E1", "E2", "D1"},
            proves = "migrate.md: then events, checked and with names")
    void events_areChecked() {
        chats(site("events"), "");
    }

    @OperateOnDeployment("rooms")
    @Contract(
            rule = {"R2", "R4", "D1"},
            proves = "migrate.md: at last rooms, which nobody has to clean up")
    void rooms_areShared() {
        chats(site("rooms"), "\"room\":\"a\",");
    }

    private static Site site(String step) {
        return Site.at(Integer.getInteger("foyer.main.port"), "/howto-migrate-" + step);
    }

    private static void chats(Site site, String room) {
        assertThat(everybodyTalks(site, i -> "{\"event\":\"chat.say\",\"data\":{\"text\":\"m" + i + "\"}}"))
                .hasSize(GUESTS * MESSAGES)
                .contains("{\"event\":\"chat.said\"," + room + "\"data\":{\"from\":\"g3\",\"text\":\"m99\"}}");
        try (Client ada = site.open("/chat/b?name=ada")) {
            assertThat(ada.call("chat.say", "{\"text\":\" \"}")).contains("\"path\":\"text\"");
        }
    }

    /** Some guests of one room talk at the same time; returns what all of them have heard. */
    private static Set<String> everybodyTalks(Site site, IntFunction<String> message) {
        var guests = new ArrayList<Client>();
        for (int i = 0; i < GUESTS; i++) {
            guests.add(enter(site, i, message.apply(-1)));
        }
        List<CompletableFuture<Void>> talking = guests.stream()
                .map(guest -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < MESSAGES; i++) {
                        guest.send(message.apply(i));
                    }
                }))
                .toList();
        talking.forEach(CompletableFuture::join);
        var heard = new ArrayList<Set<String>>();
        for (int i = 0; i < GUESTS; i++) {
            int greetings = GUESTS - 1 - i; // of those who came later
            var all = new HashSet<>(guests.get(i).next(GUESTS * MESSAGES + greetings));
            all.removeIf(one -> one.contains("m-1"));
            heard.add(all);
        }
        guests.forEach(Client::close);
        assertThat(heard).allMatch(heard.get(0)::equals);
        return heard.get(0);
    }

    /** Greets until it hears itself: then it is in the room. */
    private static Client enter(Site site, int number, String greeting) {
        Client guest = site.open("/chat/a?name=g" + number);
        guest.send(greeting);
        guest.next(heard -> heard.contains("g" + number));
        return guest;
    }
}
