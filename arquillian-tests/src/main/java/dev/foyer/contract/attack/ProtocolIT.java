// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.attack;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What breaks RFC 6455, and what is strange and does not: rules X1 to X4. */
@ContractTest
@NeedsServer("a client on a bare socket")
@OncePerImplementation
class ProtocolIT {

    private static final byte[] NOTHING = {};

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Arena.war("protocol", ProtocolIT.class);
    }

    @Contract(rule = "X1", proves = "frames that break RFC 6455 end the connection that they come on, and no other")
    void brokenFrames_endTheirConnectionOnly() {
        var broken = new LinkedHashMap<String, byte[]>();
        byte[] echo = "{\"event\":\"echo\",\"data\":\"e\",\"id\":1}".getBytes(UTF_8);
        broken.put("a frame without a mask", unmasked(echo));
        for (int reserved : new int[] {0x40, 0x20, 0x10}) {
            broken.put("reserved bit " + reserved, Attacker.frame(Attacker.TEXT | reserved, echo));
        }
        for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            broken.put("opcode " + opcode, Attacker.frame(0x80 | opcode, NOTHING));
        }
        broken.put("a continuation of nothing", Attacker.frame(Attacker.LAST, echo));
        broken.put(
                "a text within a text",
                both(Attacker.frame(Attacker.TEXT_FIRST, "{"), Attacker.frame(Attacker.TEXT, echo)));
        broken.put("a ping in fragments", Attacker.frame(0x09, NOTHING));
        broken.put("a ping of 126 bytes", Attacker.frame(Attacker.PING, new byte[126]));
        broken.put("a close of one byte", Attacker.frame(Attacker.CLOSE, new byte[1]));
        broken.put("a close with code 1005", Attacker.frame(Attacker.CLOSE, new byte[] {3, (byte) 0xED}));
        broken.put(
                "a close that is no UTF-8", Attacker.frame(Attacker.CLOSE, new byte[] {3, (byte) 0xE8, (byte) 0xFF}));
        try (Client bystander = Arena.bystander(site)) {
            var attackers = new LinkedHashMap<String, Attacker>(); // all at once, as some servers wait for more
            broken.forEach((what, frames) -> attackers.put(what, attack(site, frames)));
            Arena.assertServed(bystander);
            attackers.forEach((what, attacker) -> {
                assertThat(attacker.end()).as(what).isIn(1002, 1007, Attacker.LOST, Attacker.SILENT);
                attacker.close();
            });
            Arena.assertServed(bystander);
        }
    }

    @Contract(rule = "X2", proves = "a message that says it is huge takes no memory and ends its connection")
    void hugeLengths_endTheirConnection() {
        var start = new byte[600_000]; // more than any server keeps before it hands on a part
        Arrays.fill(start, (byte) ' ');
        try (Client bystander = Arena.bystander(site)) {
            var attackers = new LinkedHashMap<String, Attacker>();
            for (int opcode : new int[] {Attacker.TEXT, Attacker.TEXT_FIRST, Attacker.BINARY}) {
                for (long length : new long[] {1L << 31, (1L << 32) + 1, Long.MAX_VALUE}) {
                    attackers.put(opcode + ", " + length, attack(site, Attacker.frame(opcode, length, start)));
                }
            }
            Arena.assertServed(bystander);
            attackers.forEach((what, attacker) -> {
                assertThat(attacker.end()).as(what).isIn(1002, 1008, 1009, 1011, Attacker.LOST, Attacker.SILENT);
                attacker.close();
            });
            Arena.assertServed(bystander);
        }
    }

    @Contract(rule = "X2", proves = "a message in fragments without end is not read without end, be it text or binary")
    void endlessMessages_areEnded() {
        byte[] part = Attacker.frame(Attacker.MIDDLE, new byte[10_000]);
        try (Client bystander = Arena.bystander(site)) {
            for (int first : new int[] {Attacker.TEXT_FIRST, Attacker.BINARY_FIRST}) {
                try (Attacker attacker = Attacker.open(site, Arena.PATH)) {
                    attacker.write(Attacker.frame(first, NOTHING));
                    for (int i = 0; i < 30 && attacker.write(part); i++) {
                        // beyond what one waits for
                    }
                    assertThat(attacker.end()).as("opcode " + first).isIn(1009, Attacker.LOST);
                }
            }
            Arena.assertServed(bystander);
        }
    }

    @Contract(
            rule = "X3",
            proves = "text that is no UTF-8 reaches no handler, whole or in parts, and ends its connection")
    void invalidUtf8_endsItsConnection() {
        try (Client bystander = Arena.bystander(site)) {
            for (String hex : List.of("ff", "c080", "eda080", "f4908080", "e080af", "e282", "80", "f8888080")) {
                byte[] payload = echo(HexFormat.of().parseHex(hex));
                for (byte[] frames : List.of(Attacker.frame(Attacker.TEXT, payload), bytewise(payload))) {
                    try (Attacker attacker = Attacker.open(site, Arena.PATH)) {
                        attacker.write(frames);
                        assertThat(attacker.end()).as(hex).isIn(1007, Attacker.LOST);
                    }
                }
            }
            Arena.assertServed(bystander);
        }
    }

    @Contract(
            rule = "X4",
            proves =
                    "a message in fragments is one, also if some are empty, or of one byte, or have pings between them")
    void fragments_areOneMessage() {
        byte[] message = echo("x".repeat(2_000).getBytes(UTF_8));
        byte[] pinged = both(
                Attacker.frame(Attacker.TEXT_FIRST, NOTHING),
                Attacker.frame(Attacker.MIDDLE, message),
                Attacker.frame(Attacker.PING, new byte[125]),
                Attacker.frame(Attacker.MIDDLE, NOTHING),
                Attacker.frame(Attacker.PONG, new byte[125]),
                Attacker.frame(Attacker.LAST, NOTHING));
        try (Client bystander = Arena.bystander(site)) {
            for (byte[] frames : List.of(bytewise(message), pinged)) {
                try (Attacker attacker = Attacker.open(site, Arena.PATH)) {
                    attacker.write(frames);
                    assertThat(attacker.next()).contains("xxx").endsWith("\"}").hasSizeGreaterThan(2_000);
                }
            }
            Arena.assertServed(bystander);
        }
    }

    @Contract(
            rule = "X4",
            proves =
                    "a character that is split between two fragments is taken, or closed with 1007 where the server cannot; it is never mangled")
    void splitCharacters_areWholeOrRefused() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (String character : List.of("\u00e9", "\u20ac", "\ud83d\ude00")) {
            byte[] message = echo(character.getBytes(UTF_8));
            int at = new String(message, UTF_8).indexOf(character);
            for (int i = 1; i < character.getBytes(UTF_8).length; i++) {
                try (Attacker attacker = Attacker.open(site, Arena.PATH)) {
                    attacker.write(
                            Attacker.frame(Attacker.TEXT_FIRST, Arrays.copyOf(message, at + i)),
                            Attacker.frame(Attacker.LAST, Arrays.copyOfRange(message, at + i, message.length)));
                    String answer = attacker.next();
                    assertThat(answer).isIn("{\"reply\":1,\"data\":\"" + character + "\"}", "1007");
                    seen.merge(answer.equals("1007") ? "refused" : "taken", 1, Integer::sum);
                }
            }
        }
        assertThat(seen).hasSize(1); // a server can, or it cannot
    }

    private static Attacker attack(Site site, byte[] frames) {
        Attacker attacker = Attacker.open(site, Arena.PATH);
        attacker.write(frames);
        return attacker;
    }

    private static byte[] unmasked(byte[] payload) {
        return both(new byte[] {(byte) Attacker.TEXT, (byte) payload.length}, payload);
    }

    /** A message in fragments of one byte. */
    private static byte[] bytewise(byte[] message) {
        var frames = new ByteArrayOutputStream();
        for (int i = 0; i < message.length; i++) {
            int first = i == 0 ? Attacker.TEXT_FIRST : i == message.length - 1 ? Attacker.LAST : Attacker.MIDDLE;
            frames.writeBytes(Attacker.frame(first, new byte[] {message[i]}));
        }
        return frames.toByteArray();
    }

    private static byte[] echo(byte[] data) {
        return both("{\"event\":\"echo\",\"id\":1,\"data\":\"".getBytes(UTF_8), data, "\"}".getBytes(UTF_8));
    }

    private static byte[] both(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
