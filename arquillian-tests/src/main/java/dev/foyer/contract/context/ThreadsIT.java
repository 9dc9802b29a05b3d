// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionOpened;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.UserId;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Gates;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.spi.RoomGuard;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What callbacks find on their threads, whichever they are: rule C12. Needs nothing of a server but CDI, JSON-B, validation. */
@ContractTest
class ThreadsIT {

    private static final List<String> KINDS = List.of(
            "OnConnect",
            "UserId",
            "observer",
            "asynchronous observer",
            "OnOpen",
            "OnEvent",
            "concurrent OnEvent",
            "OnEvent after a stage",
            "guard",
            "decoder",
            "OnMessage",
            "encoder",
            "OnError",
            "OnClose",
            "OnDisconnect");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("threads", ThreadsIT.class).addClass(Look.class);
    }

    @ApplicationScoped
    public static class Observers {
        @Inject
        private Look look;

        void opened(@Observes ConnectionOpened event) {
            look.around("observer");
        }

        void openedBeside(@ObservesAsync ConnectionOpened event) {
            look.around("asynchronous observer");
        }
    }

    @ApplicationScoped
    public static class Guard implements RoomGuard {
        @Inject
        private Look look;

        @Override
        public boolean mayJoin(Connection connection, Room room) {
            look.around("guard");
            return true;
        }
    }

    public static class User {
        private final Look look;

        User(Look look) {
            this.look = look;
        }

        /** The same for all. */
        @UserId
        public String id() {
            look.around("UserId");
            return "ada";
        }
    }

    public record Blob(int size) {}

    public static class BlobDecoder implements Decoder.Binary<Blob> {
        @Inject
        private Look look;

        @Override
        public Blob decode(ByteBuffer bytes) {
            look.around("decoder");
            return new Blob(bytes.remaining());
        }

        @Override
        public boolean willDecode(ByteBuffer bytes) {
            return true;
        }
    }

    public static class BlobEncoder implements Encoder.Text<Blob> {
        @Inject
        private Look look;

        @Override
        public String encode(Blob blob) {
            look.around("encoder");
            return "blob " + blob.size();
        }
    }

    @ServerEndpoint(value = "/threads", decoders = BlobDecoder.class, encoders = BlobEncoder.class)
    public static class Threads {
        @Inject
        Look look;

        @Inject
        Gates gates;

        @Inject
        Connection connection;

        @Inject
        @RoomName("all")
        Room all;

        @OnConnect
        User connect() {
            look.around("OnConnect");
            return new User(look);
        }

        @OnOpen
        void open() {
            look.around("OnOpen");
            all.join(connection);
        }

        @OnEvent("event")
        void event() {
            look.around("OnEvent");
        }

        @OnEvent(value = "beside", concurrent = true)
        void beside() {
            look.around("concurrent OnEvent");
        }

        @OnEvent("stage")
        CompletionStage<Void> stage() {
            return gates.stage("stage");
        }

        @OnEvent("after")
        void after() {
            look.around("OnEvent after a stage");
        }

        @OnMessage
        Blob message(Blob blob) {
            look.around("OnMessage");
            if (blob.size() == 0) {
                throw new IllegalStateException("It is empty.");
            }
            return blob;
        }

        @OnError
        void failed(Throwable failure) {
            look.around("OnError");
        }

        @OnClose
        void closed() {
            look.around("OnClose");
        }

        @OnDisconnect
        void left() {
            look.around("OnDisconnect");
            all.emit(new Look.Said("left"));
        }

        @OnEvent("kick")
        void kick() {
            connection.close(Closing.KICKED);
        }
    }

    @Contract(rule = "C12", proves = "callbacks of each kind find on their threads what the handshake's has")
    void callbacks_haveTheApplicationsContext() {
        try (Client client = site.open("/threads")) {
            client.call("event", "null");
            client.call("beside", "null");
            client.call("room.join", "{\"room\":\"other\"}");
            client.sendBinary((byte) 1, (byte) 2);
            assertThat(client.next("blob 2"::equals)).isNotEmpty();
            client.sendBinary();
            client.send("{\"event\":\"stage\"}").send("{\"event\":\"after\",\"id\":7}");
            site.awaitGate("stage");
            site.openGate("stage");
            assertThat(client.next(text -> text.contains("\"reply\":7"))).isNotEmpty();
        }
        List<String> journal = awaitKinds(site, KINDS);
        String atHandshake = of("OnConnect", journal);
        for (String kind : KINDS) {
            assertThat(of(kind, journal)).as(kind).isEqualTo(atHandshake);
        }
        assertThat(atHandshake).contains("loader=true", "validator=true", "cdi=true");
    }

    @Contract(rule = "C12", proves = "@OnDisconnect has it too however the connection ends, and its emits arrive")
    void ends_haveTheApplicationsContext() {
        try (Client watcher = site.open("/threads")) {
            watcher.call("event", "null");
            try (Client kicked = site.open("/threads")) {
                kicked.send("{\"event\":\"kick\"}");
                assertThat(kicked.closeCode()).isEqualTo(4500);
                assertThat(watcher.next(text -> text.contains("left"))).contains("\"event\":\"said\"");
            }
            try (Client cut = site.open("/threads")) {
                cut.call("event", "null");
                cut.abort();
                assertThat(watcher.next(text -> text.contains("left"))).contains("\"event\":\"said\"");
            }
        }
        List<String> journal = site.journal();
        String atHandshake = of("OnConnect", journal);
        assertThat(site.journal("OnDisconnect: ")).allMatch(("OnDisconnect: " + atHandshake)::equals);
        assertThat(site.journal("OnClose: ")).allMatch(("OnClose: " + atHandshake)::equals);
    }

    private static List<String> awaitKinds(Site site, List<String> kinds) {
        var journal = new ArrayList<String>();
        org.awaitility.Awaitility.await("each kind of callback")
                .atMost(Client.PATIENCE)
                .untilAsserted(() -> {
                    journal.clear();
                    journal.addAll(site.journal());
                    assertThat(kinds).allMatch(kind -> journal.stream().anyMatch(is(kind)));
                });
        return journal;
    }

    private static java.util.function.Predicate<String> is(String kind) {
        return entry -> entry.startsWith(kind + ": ");
    }

    private static String of(String kind, List<String> journal) {
        return journal.stream()
                .filter(is(kind))
                .map(entry -> entry.substring(kind.length() + 2))
                .findFirst()
                .orElseThrow();
    }
}
