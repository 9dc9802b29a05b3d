// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Delivery;
import dev.foyer.Room;
import dev.foyer.ServerEvent;
import dev.foyer.internal.audience.Lounge.Peer;
import dev.foyer.internal.model.UserRights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules C2, R5, R6, R9 and D6. */
class ConnectionsTest {

    private final Lounge lounge = new Lounge();

    /** An event that counts how often it is written. */
    @ServerEvent("counted")
    public static final class Counted {
        private final AtomicInteger reads;

        Counted(AtomicInteger reads) {
            this.reads = reads;
        }

        public int getReads() {
            return reads.incrementAndGet();
        }
    }

    /** Not an event. */
    public record Unnamed(int value) {}

    @Test
    void c2_idsAreUniqueAndOf128RandomBits() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(lounge.handshaking().id());
        }

        assertThat(ids).hasSize(100_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void r9_openConnectionsAreFoundUntilTheyEnd() {
        LiveConnection ann = lounge.connect().connection();
        LiveConnection bob = lounge.connect().connection();

        assertThat(lounge.connections.count()).isEqualTo(2);
        assertThat(lounge.connections.everyone().members())
                .extracting(Connection::id)
                .containsExactlyInAnyOrder(ann.id(), bob.id());
        assertThat(lounge.connections.find(ann.id())).hasValue(ann);
        assertThat(lounge.connections.find(ann.id()).isPresent()).isTrue();

        ann.remove(Closing.NORMAL);

        assertThat(lounge.connections.count()).isEqualTo(1);
        assertThat(lounge.connections.find(ann.id())).isEmpty();
        assertThat(lounge.connections.find(ann.id()).isPresent()).isFalse();
    }

    @Test
    void r9_halfOpenConnectionsAreInNone() {
        Connection early = lounge.handshaking();

        assertThat(lounge.connections.count()).isZero();
        assertThat(lounge.connections.everyone().members()).isEmpty();
        assertThat(lounge.connections.find(early.id()).isPresent()).isFalse();
        assertThat(lounge.connections.everyone().emit("e", 1)).isEqualTo(new Delivery(0));
        assertThat(early.isOpen()).isFalse();
    }

    @Test
    void r9_endpointIsTheConnectionsThatCameThroughIt() {
        LiveConnection ann = lounge.connect().connection();
        LiveConnection bob = lounge.connect().connection();
        Audience chat = lounge.connections.ofEndpoint(Lounge.class);
        bob.moveTo("/game");
        lounge.handshaking();

        assertThat(chat.members()).containsExactly(ann, bob);
        assertThat(chat.emit("e", 1)).isEqualTo(new Delivery(2));

        bob.remove(Closing.NORMAL);

        assertThat(chat.members()).containsExactly(ann);
    }

    @Test
    void endpointOfAnotherClass_isRefusedWith4018() {
        assertThatThrownBy(() -> lounge.connections.ofEndpoint(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4018: java.lang.String ");
    }

    @Test
    void emit_reachesTheConnectionAlone() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();

        assertThat(ann.connection().emit("e", "x")).isEqualTo(new Delivery(1));

        assertThat(ann.transport().texts()).containsExactly("{\"event\":\"e\",\"data\":\"x\"}");
        assertThat(bob.transport().sends()).isZero();
    }

    @Test
    void everyone_isAllOpenConnections() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();
        Audience everyone = lounge.connections.everyone();
        Peer eve = lounge.connect();

        assertThat(everyone.emit("e", 1)).isEqualTo(new Delivery(3));

        assertThat(List.of(ann, bob, eve)).allMatch(peer -> peer.transport().sends() == 1);
    }

    @Test
    void r5_exceptLeavesOut() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();
        Peer eve = lounge.connect();

        Audience some = lounge.connections.everyone().except(ann.connection(), bob.connection());

        assertThat(some.emit("e", 1)).isEqualTo(new Delivery(1));
        assertThat(eve.transport().sends()).isEqualTo(1);
        assertThat(some.except(eve.connection()).emit("e", 1)).isEqualTo(new Delivery(0));
        assertThat(lounge.connections.everyone().except().emit("e", 1)).isEqualTo(new Delivery(3));
        assertThat(eve.connection().except(eve.connection()).emit("e", 1)).isEqualTo(new Delivery(0));
    }

    @Test
    void except_keepsTheNameOfTheRoom() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();
        Room lobby = lounge.rooms.get("lobby");
        lobby.join(ann.connection());
        lobby.join(bob.connection());

        lobby.except(bob.connection()).emit("e", 1);

        assertThat(ann.transport().texts()).containsExactly("{\"event\":\"e\",\"room\":\"lobby\",\"data\":1}");
        assertThat(bob.transport().sends()).isZero();
    }

    @Test
    void r6_unionsDeliverOnce() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();
        Peer eve = lounge.connect();
        Room lobby = lounge.rooms.get("lobby");
        Room hall = lounge.rooms.get("hall");
        lobby.join(ann.connection());
        lobby.join(bob.connection());
        hall.join(bob.connection());
        hall.join(eve.connection());

        Delivery delivery = lobby.and(hall).and(ann.connection()).and(lobby).emit("e", 1);

        assertThat(delivery).isEqualTo(new Delivery(3));
        assertThat(List.of(ann, bob, eve))
                .allMatch(peer -> peer.transport().texts().equals(List.of("{\"event\":\"e\",\"data\":1}")));
    }

    @Test
    void exceptInAUnion_leavesOutOnlyThere() {
        Peer ann = lounge.connect();
        Room lobby = lounge.rooms.get("lobby");
        lobby.join(ann.connection());

        assertThat(lobby.except(ann.connection()).and(lobby).emit("e", 1)).isEqualTo(new Delivery(1));
        assertThat(lobby.and(lobby).except(ann.connection()).emit("e", 1)).isEqualTo(new Delivery(0));
    }

    @Test
    void d6_eventIsWrittenOnceForAHundredReceivers() {
        for (int i = 0; i < 100; i++) {
            lounge.connect();
        }
        var reads = new AtomicInteger();

        Delivery delivery = lounge.connections.everyone().emit(new Counted(reads));

        assertThat(delivery).isEqualTo(new Delivery(100));
        assertThat(reads).hasValue(1);
    }

    @Test
    void event_hasTheNameOfItsType() {
        Peer ann = lounge.connect();

        ann.connection().emit(new Counted(new AtomicInteger()));

        assertThat(ann.transport().texts()).containsExactly("{\"event\":\"counted\",\"data\":{\"reads\":1}}");
    }

    @Test
    void eventWithoutAName_isRefusedWith5002() {
        Connection ann = lounge.connect().connection();

        assertThatThrownBy(() -> ann.emit(new Unnamed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5002: ")
                .hasMessageContaining(Unnamed.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void blankEventName_isRefusedWith5004(String name) {
        Connection ann = lounge.connect().connection();

        assertThatThrownBy(() -> ann.emit(name, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5004: ");
    }

    @Test
    void eventLargerThanAnOutbox_isRefusedWith5005AndClosesNobody() {
        Peer ann = lounge.connect();

        assertThatThrownBy(() -> ann.connection().emit("e", "x".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5005: Event 'e' has 1000023 bytes, more than the 1000000 ");
        assertThat(ann.connection().isOpen()).isTrue();
        assertThat(ann.transport().sends()).isZero();
    }

    @Test
    void slowReader_isClosedAndDelaysNobody() {
        Peer slow = lounge.connectSlow();
        Peer quick = lounge.connect();
        String data = "x".repeat(300_000);

        for (int i = 0; i < 5; i++) {
            lounge.connections.everyone().emit("e", data);
        }

        assertThat(quick.transport().sends()).isEqualTo(5);
        assertThat(slow.transport().closings()).containsExactly(Closing.SLOW);
        assertThat(slow.connection().isOpen()).isFalse();
        assertThat(lounge.connections.everyone().emit("e", 1)).isEqualTo(new Delivery(1));
    }

    @Test
    void emitCloseAndOpenedAtBeforeOpen_nameOnOpen() {
        Connection early = lounge.handshaking();

        assertThatThrownBy(() -> early.emit("e", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@OnOpen");
        assertThatThrownBy(() -> early.close(Closing.NORMAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@OnOpen");
        assertThatThrownBy(early::openedAt)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@OnOpen");
    }

    @Test
    void close_closesWithItsCode() {
        Peer ann = lounge.connect();

        ann.connection().close(Closing.KICKED);

        assertThat(ann.transport().closings()).containsExactly(Closing.KICKED);
        assertThat(ann.connection().isOpen()).isFalse();
        assertThat(ann.connection().emit("e", 1)).isEqualTo(new Delivery(0));
        assertThat(ann.connection().openedAt()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1004, 1005, 1006, 1015})
    void closeWithACodeThatMustNotBeSent_isRefusedWith4010(int code) {
        Peer ann = lounge.connect();

        assertThatThrownBy(() -> ann.connection().close(new Closing(code, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4010: ");
        assertThat(ann.connection().isOpen()).isTrue();
    }

    @Test
    void user_isWhatWasAdmitted() {
        LiveConnection ann = lounge.handshaking();
        ann.person().admit("ann", null, UserRights.NONE);

        assertThat(ann.user(String.class)).isEqualTo("ann");
        assertThat(ann.user(CharSequence.class)).isEqualTo("ann");
        assertThatThrownBy(() -> ann.user(Integer.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("FOYER-4005: ")
                .hasMessageContaining("java.lang.Integer")
                .hasMessageContaining(ann.id());
        assertThatThrownBy(() -> lounge.handshaking().user(String.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void currentConnection_isTheConnectionThatItStandsFor() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();
        var current = new AtomicReference<>(ann.connection());
        Connection standIn = new CurrentConnection(current::get);
        Room lobby = lounge.rooms.get("lobby");

        lobby.join(standIn);

        assertThat(standIn).isEqualTo(ann.connection());
        assertThat(standIn).isNotEqualTo(bob.connection());
        assertThat(standIn).hasSameHashCodeAs(ann.connection());
        assertThat(standIn.equals(new CurrentConnection(current::get))).isTrue();
        assertThat(lobby.members().contains(standIn)).isTrue();
        assertThat(lobby.contains(standIn)).isTrue();
        assertThat(standIn.id()).isEqualTo(ann.connection().id());
        assertThat(standIn.rooms()).containsExactly(lobby);
        assertThat(lobby.except(standIn).emit("e", 1)).isEqualTo(new Delivery(0));
        assertThat(lobby.and(standIn).emit("e", 1)).isEqualTo(new Delivery(1));
        current.set(bob.connection());
        assertThat(lobby.contains(standIn)).isFalse();
    }

    @Test
    void connection_equalsItsStandInToo() {
        LiveConnection ann = lounge.connect().connection();
        LiveConnection bob = lounge.connect().connection();
        Connection standIn = new CurrentConnection(() -> ann);

        assertThat(ann.equals(standIn)).isTrue(); // as in members().stream().filter(member -> !member.equals(me))
        assertThat(bob.equals(standIn)).isFalse();
    }

    @Test
    void foreignAudience_isRefusedWith4006() {
        Connection ann = lounge.connect().connection();
        Connection foreign = new StrangeConnection(ann);

        assertThatThrownBy(() -> ann.and(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4006: ")
                .hasMessageContaining(StrangeConnection.class.getName());
        assertThatThrownBy(() -> ann.except(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4006: ");
    }
}
