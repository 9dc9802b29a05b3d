// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Jakarta's own annotations in wrapped and in plain endpoint classes: rules C4, E4, E9, H10 and H11. */
@ContractTest
class JakartaMessagesIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("jakarta-messages", JakartaMessagesIT.class);
    }

    /** A user context. */
    public record User(String name) {}

    /** What the decoder makes and the encoder takes. */
    public record Point(int x, int y) {}

    /** Counts the messages of one connection. */
    @ConnectionScoped
    public static class Counter {
        private int count;

        /** The next number. */
        public int next() {
            return ++count;
        }
    }

    /** Reads {@code 1,2}; injected, as CDI makes it. */
    public static class PointDecoder implements Decoder.Text<Point> {
        @Inject
        Journal journal;

        @Override
        public void init(EndpointConfig config) {
            journal.note("decoder made");
        }

        @Override
        public void destroy() {
            journal.note("decoder destroyed");
        }

        @Override
        public boolean willDecode(String text) {
            return text.contains(",");
        }

        @Override
        public Point decode(String text) throws DecodeException {
            try {
                String[] parts = text.split(",", 2);
                return new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            } catch (NumberFormatException invalid) {
                throw new DecodeException(text, "no point", invalid);
            }
        }
    }

    /** Writes the two numbers as bytes. */
    public static class PointEncoder implements Encoder.Binary<Point> {
        @Override
        public ByteBuffer encode(Point point) {
            return ByteBuffer.wrap(new byte[] {(byte) point.x(), (byte) point.y()});
        }
    }

    @ServerEndpoint(value = "/points/{room}/{level}", decoders = PointDecoder.class, encoders = PointEncoder.class)
    public static class Points {
        @Inject
        Journal journal;

        @Inject
        Counter counter;

        @OnConnect
        User connect(Handshake handshake, @PathParam("level") int level) {
            return new User("level" + level);
        }

        @OnOpen
        void opened(Session session, @PathParam("room") String room, User user, EndpointConfig config) {
            journal.note("open " + room + " " + user.name());
        }

        @OnMessage
        Point swap(Point point, Session session, User user, @PathParam("level") int level) {
            if (point.x() == 13) {
                throw new IllegalStateException("thirteen");
            }
            return new Point(point.y() + level, point.x());
        }

        @OnMessage
        String bytes(byte[] bytes, Connection connection) {
            return bytes.length + " bytes, number " + counter.next() + ", " + connection.endpoint();
        }

        @OnMessage
        void pong(PongMessage pong, @PathParam("room") String room) {
            journal.note("pong " + StandardCharsets.UTF_8.decode(pong.getApplicationData()) + " in " + room);
        }

        @OnError
        void failed(Throwable failure, Connection connection, User user) {
            journal.note("error " + failure.getClass().getSimpleName() + " of " + user.name());
        }

        @OnClose
        void closed(@PathParam("room") String room) {
            journal.note("close " + room);
        }

        @OnDisconnect
        void left(@PathParam("level") Integer level) {
            journal.note("left " + level);
        }
    }

    @ServerEndpoint("/parts")
    public static class Parts {
        private final StringBuilder texts = new StringBuilder();
        private int bytes;

        @OnMessage
        String text(String part, boolean last) {
            texts.append(part);
            return last ? texts.length() + "" : null;
        }

        @OnMessage
        String binary(ByteBuffer part, boolean last) {
            bytes += part.remaining();
            return last ? "b" + bytes : null;
        }

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/streams")
    public static class Streams {
        @OnMessage(maxMessageSize = 1000)
        int text(Reader reader) throws IOException {
            int length = 0;
            while (reader.read() >= 0) {
                length++;
            }
            return length;
        }

        @OnMessage(maxMessageSize = 1000)
        byte[] binary(InputStream in) throws IOException {
            var reversed = new ByteArrayOutputStream();
            byte[] all = in.readAllBytes();
            for (int i = all.length - 1; i >= 0; i--) {
                reversed.write(all[i]);
            }
            return reversed.toByteArray();
        }

        @OnDisconnect
        void left() {}
    }

    @ServerEndpoint("/both")
    public static class EventsAndBytes {
        @OnMessage
        ByteBuffer echo(ByteBuffer bytes) {
            return bytes;
        }

        @OnEvent("greet")
        String greet(Connection connection) {
            return "hello";
        }
    }

    /** Not one of Foyer's annotations: the container's own. */
    @ServerEndpoint("/plain/{name}")
    public static class Plain {
        @OnMessage
        public String echo(String text, @PathParam("name") String name) {
            return name + " " + text;
        }
    }

    @Contract(rule = "H10", proves = "@OnMessage, @PathParam, decoders and encoders work beside Foyer's parameters")
    void wholeMessages_areDecodedAndAnswered() {
        try (Client client = site.open("/points/blue/3")) {
            client.send("1,2");
            assertThat(client.nextBinary()).containsExactly(5, 1);
            client.sendBinary((byte) 1, (byte) 2, (byte) 3);
            assertThat(client.next()).isEqualTo("3 bytes, number 1, /points/{room}/{level}");
            client.sendBinary((byte) 1);
            assertThat(client.next()).isEqualTo("1 bytes, number 2, /points/{room}/{level}");
        }
        site.awaitJournal("decoder destroyed");
        assertThat(site.journal())
                .containsSubsequence("open blue level3", "decoder made", "close blue", "left 3", "decoder destroyed");
    }

    @Contract(rule = "H10", proves = "pong messages arrive, in order with the others")
    void pongs_arrive() {
        try (Client client = site.open("/points/green/1")) {
            client.sendPong("hello");
            client.send("1,2");
            client.nextBinary();
            assertThat(site.journal()).contains("pong hello in green");
        }
    }

    @Contract(
            rule = "E4",
            proves = "what cannot be decoded and what a method throws go to @OnError; the connection stays")
    void failures_goToOnError() {
        try (Client client = site.open("/points/red/7")) {
            client.send("no point").send("x,y").send("13,1").send("1,1");
            assertThat(client.nextBinary()).containsExactly(8, 1);
        }
        assertThat(site.journal().stream().filter(entry -> entry.endsWith("of level7")))
                .containsExactly(
                        "error DecodeException of level7",
                        "error DecodeException of level7",
                        "error IllegalStateException of level7");
    }

    @Contract(rule = "E2", proves = "ten messages in a row that cannot be decoded end the connection")
    void undecodableMessages_endTheConnection() {
        try (Client client = site.open("/points/red/1")) {
            for (int i = 0; i < 10; i++) {
                client.send("no point");
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Contract(rule = "H5", proves = "a path that a @PathParam does not fit is refused with 400")
    void pathThatDoesNotFit_isRefused() {
        Http.Answer answer = Http.upgrade(site.http("/points/blue/high"), java.util.Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("{\"name\":\"level\",\"in\":\"path\",\"message\":\"must be a whole number in range\"}")
                .doesNotContain("high");
    }

    @Contract(rule = "H10", proves = "partial messages come in parts, and are not limited")
    void partialMessages_comeInParts() {
        try (Client client = site.open("/parts")) {
            client.sendParts("x".repeat(50_000), "x".repeat(50_000), "end");
            assertThat(client.next()).isEqualTo("100003");
            client.sendBinary(new byte[200_000]);
            assertThat(client.next()).isEqualTo("b200000");
        }
    }

    @Contract(
            rule = {"H10", "E9"},
            proves = "readers and streams get a whole message, up to the size the method says")
    void streams_areLimited() {
        try (Client client = site.open("/streams")) {
            client.sendParts("a", "bc", "é");
            assertThat(client.next()).isEqualTo("4");
            client.sendBinary((byte) 1, (byte) 2);
            assertThat(client.nextBinary()).containsExactly(2, 1);
            client.sendBinary(new byte[1001]);
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Contract(
            rule = {"E1", "H10"},
            proves = "binary messages may stand beside events")
    void binaryMessages_standBesideEvents() {
        try (Client client = site.open("/both")) {
            client.sendBinary((byte) 9);
            assertThat(client.nextBinary()).containsExactly(9);
            assertThat(client.call("greet", "null")).contains("\"data\":\"hello\"");
        }
    }

    @Contract(rule = "H11", proves = "an endpoint without Foyer's annotations is the container's own")
    @NeedsServer("a plain endpoint")
    void plainEndpoint_isLeftAlone() {
        try (Client client = site.open("/plain/bob")) {
            assertThat(client.send("hi").next()).isEqualTo("bob hi");
        }
    }
}
