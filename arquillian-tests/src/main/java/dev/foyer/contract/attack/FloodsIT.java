// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.attack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Too much of what is allowed: rules X5 and X6. */
@ContractTest
@OncePerImplementation
class FloodsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Arena.war("floods", FloodsIT.class);
    }

    @Contract(rule = "X5", proves = "a client that pings without end and reads is answered, and disturbs nobody")
    @NeedsServer("a client on a bare socket")
    void pings_areAnswered() {
        byte[] batch = repeat(Attacker.frame(Attacker.PING, new byte[125]), 200);
        try (Client bystander = Arena.bystander(site);
                Attacker attacker = Attacker.open(site, Arena.PATH).answering()) {
            for (int i = 0; i < 25; i++) {
                attacker.write(batch);
                assertThat(attacker.readPongs(200)).isEqualTo(200);
            }
            Arena.assertServed(bystander);
        }
    }

    @Contract(rule = "X5", proves = "pongs that nobody asked for are no answer to anything, and disturb nobody")
    @NeedsServer("a client on a bare socket")
    void pongs_areIgnored() {
        byte[] batch = repeat(Attacker.frame(Attacker.PONG, new byte[8]), 1_000);
        try (Client bystander = Arena.bystander(site);
                Attacker attacker = Attacker.open(site, Arena.PATH).answering()) {
            for (int i = 0; i < 5; i++) {
                attacker.write(batch);
            }
            attacker.write(Attacker.frame(Attacker.TEXT, "{\"ping\":1}"));
            assertThat(attacker.next()).isEqualTo("{\"pong\":1}");
            Arena.assertServed(bystander);
        }
    }

    @Contract(rule = "X5", proves = "a client that sends events without end and answers no ping is closed")
    @NeedsServer("a client on a bare socket")
    void events_closeWhoFloods() throws InterruptedException {
        byte[] batch = repeat(
                Attacker.frame(Attacker.TEXT, "{\"event\":\"echo\",\"data\":\"" + "x".repeat(80) + "\",\"id\":1}"),
                500);
        try (Client bystander = Arena.bystander(site);
                Attacker attacker = Attacker.open(site, Arena.PATH)) {
            var writer = new Thread(() -> {
                for (int i = 0; i < 200 && attacker.write(batch); i++) {
                    // until the server ends the line
                }
            });
            writer.start();
            Arena.assertServed(bystander);
            assertThat(attacker.end()).isIn(4000, Attacker.LOST, Attacker.SILENT);
            attacker.reset();
            writer.join(Client.PATIENCE.toMillis());
            assertThat(writer.isAlive()).isFalse();
            Arena.assertServed(bystander);
        }
    }

    @Contract(rule = "X5", proves = "a client that sends binary messages, of which there are none, is closed after ten")
    @NeedsServer("a client on a bare socket")
    void binaries_closeWhoFloods() {
        try (Client bystander = Arena.bystander(site);
                Attacker attacker = Attacker.open(site, Arena.PATH)) {
            attacker.write(repeat(Attacker.frame(Attacker.BINARY, new byte[100]), 10));
            assertThat(attacker.end()).isEqualTo(1008);
            Arena.assertServed(bystander);
        }
    }

    @Contract(rule = "X5", proves = "what one client does wrong is answered to it alone, in some bounded size")
    void errors_areToldToWhoMadeThem() {
        String name = "\\n".repeat(32_000);
        try (Client bystander = Arena.bystander(site);
                Client attacker = site.open(Arena.PATH)) {
            attacker.send("{\"event\":\"a" + name + "\",\"id\":1}");
            assertThat(attacker.next()).contains("unknown-event").hasSizeLessThan(256 * 1024);
            assertThat(attacker.call("items", "[" + "{},".repeat(2_000) + "{}]"))
                    .contains("invalid-event")
                    .hasSizeLessThan(64 * 1024);
            assertThat(bystander.drain()).isEmpty();
        }
    }

    @Contract(
            rule = "X6",
            proves = "upgrade requests that are never finished, and lines that are reset, leave nothing behind")
    @NeedsServer("a client on a bare socket")
    void unfinishedAndReset_leaveNothing() {
        try (Client bystander = Arena.bystander(site)) {
            List<Attacker> half = IntStream.range(0, 100)
                    .mapToObj(i -> Attacker.half(site, Arena.PATH, 20 + i))
                    .toList();
            for (int i = 0; i < 150; i++) {
                Attacker attacker = i % 3 == 0 ? Attacker.half(site, Arena.PATH, 60) : Attacker.open(site, Arena.PATH);
                attacker.write(Attacker.frame(Attacker.TEXT_FIRST, "{\"event\":"));
                attacker.reset();
            }
            Arena.assertServed(bystander);
            half.forEach(Attacker::close);
            await("all but one are gone")
                    .atMost(Client.PATIENCE.multipliedBy(3)) // some servers notice by a ping only
                    .untilAsserted(() ->
                            assertThat(bystander.call("count", "null")).isEqualTo("{\"reply\":\"call\",\"data\":1}"));
        }
    }

    @Contract(rule = "X7", proves = "JSON that is meant to break a parser is answered, and the connection stays")
    void hostileJson_isAnswered() {
        String deep = "[".repeat(30_000);
        try (Client client = Arena.bystander(site)) {
            for (String frame : List.of(
                    "{\"event\":\"echo\",\"more\":" + deep + "]".repeat(30_000) + "}",
                    "{\"event\":\"echo\",\"data\":" + deep,
                    "{\"event\":\"echo\",\"ev\\u0065nt\":\"count\"}",
                    "{\"event\":\"echo\",\"data\":1,\"d\\u0061ta\":2}",
                    "{\"event\":\"echo\",\"id\":1,\"id\":2}",
                    "{\"event\":\"echo\",\"id\":1.0}",
                    "{\"event\":\"echo\",\"id\":1e3}",
                    "{\"event\":\"echo\",\"id\":null}",
                    "{\"event\":\"echo\",\"id\":{}}",
                    "{\"event\":\"echo\",\"id\":\"" + "i".repeat(65) + "\"}",
                    "{\"event\":\"echo\"}x",
                    "\ufeff{\"event\":\"echo\"}",
                    "{\"event\":\"echo\",\"data\":NaN}")) {
                client.send(frame);
                assertThat(client.next()).contains("malformed-frame").hasSizeLessThan(500);
                Arena.assertServed(client); // so that they are not ten in a row
            }
        }
    }

    @Contract(rule = "X7", proves = "numbers that fit no type are answered invalid-event, without an effort")
    void extremeNumbers_areInvalid() {
        try (Client client = Arena.bystander(site)) {
            for (String numbers : List.of(
                    "{\"b\":300}",
                    "{\"s\":70000}",
                    "{\"i\":4294967297}",
                    "{\"i\":1.5}",
                    "{\"i\":1E400}",
                    "{\"l\":9223372036854775808}",
                    "{\"d\":1e400}",
                    "{\"l\":" + "9".repeat(60_000) + "}",
                    "{\"big\":1e99999999999}")) {
                assertThat(client.call("numbers", numbers)).contains("\"code\":\"invalid-event\"");
            }
            Arena.assertServed(client);
        }
    }

    private static byte[] repeat(byte[] frame, int times) {
        byte[] all = Arrays.copyOf(frame, frame.length * times);
        for (int i = 1; i < times; i++) {
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        return all;
    }
}
