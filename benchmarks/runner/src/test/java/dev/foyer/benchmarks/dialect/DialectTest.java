// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DialectTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<String> events = new ArrayList<>();

    @Test
    void json_readsAndWritesFoyersFrames() throws IOException {
        List<String> sent = talk(
                Dialect.of("json", Dialect.PLAIN),
                "{\"welcome\":{\"connection\":\"c1\",\"heartbeat\":25000}}",
                "[{\"reply\":1,\"data\":{\"room\":\"r7\"}},{\"event\":\"published\",\"room\":\"r7\",\"data\":{\"publisher\":2,\"seq\":5}}]",
                "{\"error\":{\"code\":\"failed\"},\"reply\":3}");

        assertThat(events).containsExactly("opened", "reply 1", "published 7 2 5", "refused");
        assertThat(sent.get(0)).startsWith("GET /bench HTTP/1.1\r\n").contains("\r\nX-User: user0\r\n");
        assertThat(sent.subList(1, sent.size()))
                .containsExactly(
                        "{\"event\":\"join\",\"data\":{\"room\":\"r7\"},\"id\":1}",
                        "{\"event\":\"leave\",\"data\":{\"room\":\"r7\"},\"id\":2}",
                        "{\"event\":\"ask\",\"data\":{\"text\":\"hello\",\"number\":4},\"id\":3}",
                        "{\"event\":\"publish\",\"data\":{\"room\":\"r7\",\"publisher\":2,\"seq\":5,\"text\":\"hi\"}}");
    }

    @Test
    void socketIo_opensItsNamespace_andHasAcknowledgements() throws IOException {
        List<String> sent = talk(
                Dialect.of("socketio", Dialect.PLAIN),
                "0{\"sid\":\"s\",\"pingInterval\":25000}",
                "40{\"sid\":\"t\"}",
                "431[{\"room\":\"r7\"}]",
                "42[\"published\",{\"room\":\"r7\",\"publisher\":2,\"seq\":5,\"text\":\"hi\"}]",
                "2",
                "44{\"message\":\"no\"}");

        assertThat(events).containsExactly("opened", "reply 1", "published 7 2 5", "refused");
        assertThat(sent.get(0)).startsWith("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n");
        assertThat(sent.subList(1, sent.size()))
                .containsExactly(
                        "40",
                        "421[\"join\",{\"room\":\"r7\"}]",
                        "422[\"leave\",{\"room\":\"r7\"}]",
                        "423[\"ask\",{\"text\":\"hello\",\"number\":4}]",
                        "42[\"publish\",{\"room\":\"r7\",\"publisher\":2,\"seq\":5,\"text\":\"hi\"}]",
                        "3");
    }

    @Test
    void stomp_asksAfterJoinAndLeave() throws IOException {
        List<String> sent = talk(
                Dialect.of("stomp", Dialect.PLAIN),
                "CONNECTED\nversion:1.2\n\n\0",
                "MESSAGE\ndestination:/user/queue/reply\n\n{\"text\":\"\",\"number\":7,\"id\":1}\0",
                "MESSAGE\ndestination:/topic/r7\n\n{\"publisher\":2,\"seq\":5,\"text\":\"hi\"}\0",
                "\n",
                "ERROR\nmessage:no\n\n\0");

        assertThat(events).containsExactly("opened", "reply 1", "published 7 2 5", "refused");
        String ask = "SEND\ndestination:/app/ask\ncontent-type:application/json\n\n";
        assertThat(sent.get(0)).contains("\r\nSec-WebSocket-Protocol: v12.stomp\r\n");
        assertThat(sent.subList(1, sent.size()))
                .containsExactly(
                        "CONNECT\naccept-version:1.2\nhost:bench\nheart-beat:0,0\n\n\0",
                        "SUBSCRIBE\nid:reply\ndestination:/user/queue/reply\n\n\0",
                        "SUBSCRIBE\nid:7\ndestination:/topic/r7\n\n\0",
                        ask + "{\"text\":\"\",\"number\":7,\"id\":1}\0",
                        "UNSUBSCRIBE\nid:7\n\n\0",
                        ask + "{\"text\":\"\",\"number\":7,\"id\":2}\0",
                        ask + "{\"text\":\"hello\",\"number\":4,\"id\":3}\0",
                        "SEND\ndestination:/app/publish.r7\ncontent-type:application/json\n\n"
                                + "{\"publisher\":2,\"seq\":5,\"text\":\"hi\"}\0");
    }

    @Test
    void burst_isAskedForInTheDialectsOfNodes() throws IOException {
        assertThat(sentBurst("json", "{\"reply\":9,\"data\":{\"room\":\"r7\"}}"))
                .isEqualTo(
                        "{\"event\":\"burst\",\"data\":{\"room\":\"r7\",\"publisher\":2,\"seq\":5,\"count\":3,\"text\":\"hi\"},\"id\":9}");
        assertThat(sentBurst("socketio", "0{}", "40{}", "439[]"))
                .isEqualTo("429[\"burst\",{\"room\":\"r7\",\"publisher\":2,\"seq\":5,\"count\":3,\"text\":\"hi\"}]");
    }

    private String sentBurst(String name, String... script) throws IOException {
        Dialect dialect = Dialect.of(name, Dialect.PLAIN);
        var replied = new ArrayList<Integer>();
        try (var server = new ScriptedServer(script)) {
            try (var engine = new Engine(server.port(), dialect)) {
                engine.tell(new Events() {
                    @Override
                    public void opened(Client client) {
                        dialect.burst(client, 7, new Dialect.Burst(2, 5, 3, "hi"), 9);
                    }

                    @Override
                    public void replied(Client client, int id) {
                        replied.add(id);
                    }
                });
                engine.connect();
                assertThat(engine.run(() -> replied.contains(9), LIMIT)).isTrue();
            }
            List<String> received = server.received();
            return received.get(received.size() - 1);
        }
    }

    /** Does each operation once, when opened; gives back what the server got. */
    private List<String> talk(Dialect dialect, String... script) throws IOException {
        try (var server = new ScriptedServer(script)) {
            try (var engine = new Engine(server.port(), dialect)) {
                engine.tell(new Recorder(dialect));
                engine.connect();
                assertThat(engine.run(() -> events.contains("refused"), LIMIT)).isTrue();
            }
            return server.received();
        }
    }

    private final class Recorder implements Events {

        private final Dialect dialect;

        Recorder(Dialect dialect) {
            this.dialect = dialect;
        }

        @Override
        public void opened(Client client) {
            events.add("opened");
            dialect.join(client, 7, 1);
            dialect.leave(client, 7, 2);
            dialect.ask(client, "hello", 4, 3);
            dialect.publish(client, 7, 2, 5, "hi");
        }

        @Override
        public void replied(Client client, int id) {
            events.add("reply " + id);
        }

        @Override
        public void published(Client client, int room, int publisher, int seq) {
            events.add("published " + room + " " + publisher + " " + seq);
        }

        @Override
        public void refused(Client client, String message) {
            events.add("refused");
        }
    }
}
