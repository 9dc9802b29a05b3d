// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Room;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Lounge.Peer;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestOutboxes;
import dev.foyer.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules R1 to R5. */
class RoomsTest {

    private final Lounge lounge = new Lounge();
    private final Room lobby = lounge.rooms.get("lobby");

    @Test
    void r1_joinIsIdempotentAndAllViewsAgree() {
        Connection ann = lounge.connect().connection();
        Connection bob = lounge.connect().connection();

        lobby.join(bob);
        lobby.join(ann);
        lobby.join(bob);

        assertThat(lobby.members()).containsExactly(bob, ann);
        assertThat(lobby.size()).isEqualTo(2);
        assertThat(lobby.contains(ann)).isTrue();
        assertThat(ann.rooms()).containsExactly(lobby);
        assertThat(ann.rooms()).containsExactly(lobby);
        assertThat(lounge.rooms.names()).containsExactly("lobby");
        assertThat(lounge.rooms.find("lobby")).hasValue(lobby);
    }

    @Test
    void r1_leaveIsIdempotentAndAllViewsAgree() {
        Connection ann = lounge.connect().connection();
        Connection bob = lounge.connect().connection();
        lobby.join(ann);
        lobby.join(bob);

        lobby.leave(ann);
        lobby.leave(ann);

        assertThat(lobby.members()).containsExactly(bob);
        assertThat(lobby.size()).isEqualTo(1);
        assertThat(lobby.contains(ann)).isFalse();
        assertThat(ann.rooms()).isEmpty();
    }

    @Test
    void r1_viewsOfNobodysRoomAreEmpty() {
        Connection ann = lounge.connect().connection();

        lobby.leave(ann);

        assertThat(lobby.members()).isEmpty();
        assertThat(lobby.size()).isZero();
        assertThat(lobby.contains(ann)).isFalse();
        assertThat(lounge.rooms.find("lobby")).isEmpty();
        assertThat(lounge.rooms.names()).isEmpty();
    }

    @Test
    void members_areASnapshotThatCanBeKept() {
        Connection ann = lounge.connect().connection();
        lobby.join(ann);
        var before = lobby.members();
        var roomsBefore = ann.rooms();

        lobby.leave(ann);
        before.add(lounge.connect().connection()); // whoever got it may do what they like with it

        assertThat(before).hasSize(2);
        assertThat(roomsBefore).containsExactly(lobby);
        assertThat(lobby.members()).isEmpty();
    }

    @Test
    void connection_canBeInManyRooms() {
        Connection ann = lounge.connect().connection();
        Room hall = lounge.rooms.get("hall");

        lobby.join(ann);
        hall.join(ann);

        assertThat(ann.rooms()).containsExactly(lobby, hall);
        lobby.leave(ann);
        assertThat(ann.rooms()).containsExactly(hall);
        assertThat(hall.members()).containsExactly(ann);
    }

    @Test
    void r2_roomsOfOneNameAreTheSame() {
        Connection ann = lounge.connect().connection();
        Room same = new RegisteredRooms(lounge.registry).get("lobby");

        lobby.join(ann);

        assertThat(same).isEqualTo(lobby).hasSameHashCodeAs(lobby);
        assertThat(same.contains(ann)).isTrue();
    }

    @Test
    void roomsOfOtherNamesOrRegistries_areNotEqual() {
        assertThat(lobby).isNotEqualTo(lounge.rooms.get("hall"));
        assertThat(lobby).isNotEqualTo(lounge.rooms.get("Lobby"));
        assertThat(lobby).isNotEqualTo(new Lounge().rooms.get("lobby"));
        assertThat(lobby).isNotEqualTo("lobby");
    }

    @Test
    void r3_lastToLeaveFreesTheRoom() {
        Connection ann = lounge.connect().connection();
        Connection bob = lounge.connect().connection();
        lobby.join(ann);
        lobby.join(bob);

        lobby.leave(ann);
        assertThat(lounge.registry.size(Group.room("/", "lobby"))).isPositive();
        lobby.leave(bob);

        assertThat(lounge.registry.size(Group.room("/", "lobby"))).isZero();
        assertThat(lounge.rooms.names()).isEmpty();
    }

    @Test
    void r3_manyRoomsMadeAndLeftLeaveNoTrace() {
        Connection ann = lounge.connect().connection();
        for (int i = 0; i < 200_000; i++) {
            lounge.rooms.get("room-" + i).join(ann);
        }
        assertThat(lounge.rooms.names()).hasSize(200_000);

        for (int i = 0; i < 200_000; i++) {
            lounge.rooms.get("room-" + i).leave(ann);
        }

        assertThat(lounge.rooms.names()).isEmpty();
        assertThat(lounge.registry.size(Group.room("/", "room-0"))).isZero();
        assertThat(ann.rooms()).isEmpty();
    }

    @Test
    void r4_removalLeavesAllRooms() {
        LiveConnection ann = lounge.connect().connection();
        Connection bob = lounge.connect().connection();
        lobby.join(ann);
        lobby.join(bob);
        lounge.rooms.get("hall").join(ann);

        ann.remove(Closing.NORMAL);

        assertThat(lobby.members()).containsExactly(bob);
        assertThat(lounge.rooms.names()).containsExactly("lobby");
        assertThat(ann.rooms()).isEmpty();
        assertThat(lounge.connections.everyone().members())
                .extracting(Connection::id)
                .containsExactly(bob.id());
    }

    @Test
    void joinAfterTheEnd_isIgnored() {
        LiveConnection ann = lounge.connect().connection();
        ann.remove(Closing.NORMAL);

        lobby.join(ann);

        assertThat(lobby.contains(ann)).isFalse();
        assertThat(ann.rooms()).isEmpty();
        assertThat(lounge.rooms.names()).isEmpty();
    }

    @Test
    void joinBeforeOpen_namesOnOpen() {
        Connection early = lounge.handshaking();

        assertThatThrownBy(() -> lobby.join(early))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("FOYER-4003: ")
                .hasMessageContaining("@OnOpen");
        assertThat(lounge.rooms.names()).isEmpty();
    }

    @Test
    void leaveAndContainsBeforeOpen_areHarmless() {
        Connection early = lounge.handshaking();

        lobby.leave(early);

        assertThat(lobby.contains(early)).isFalse();
        assertThat(early.rooms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankName_isRefused(String name) {
        assertThatThrownBy(() -> lounge.rooms.get(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4008: ");
    }

    @Test
    void nameOfARoom_isBoundedAndOfOneLine() {
        assertThat(lounge.rooms.get("n".repeat(256)).name()).hasSize(256);
        assertThatThrownBy(() -> lounge.rooms.get("n".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4040: ")
                .hasMessageContaining("this one has 257 characters");
        for (String control : List.of("\n", "\r", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029")) {
            assertThatThrownBy(() -> lounge.rooms.get("secret" + control))
                    .hasMessageStartingWith("FOYER-4040: ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void nameOfANamespace_isBoundedAndOfOneLine() {
        for (String name : List.of("/" + "n".repeat(256), "/a\nb")) {
            assertThatThrownBy(() -> lounge.connections.namespace(name)).hasMessageStartingWith("FOYER-4041: ");
        }
    }

    @Test
    void foreignConnection_isRefused() {
        Connection foreign = new Lounge().handshaking();
        var stranger = new StrangeConnection(foreign);

        assertThatThrownBy(() -> lobby.join(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4006: ")
                .hasMessageContaining(StrangeConnection.class.getName());
    }

    @Test
    void roomOfAPathVariable_isThatOfTheCurrentConnection() {
        LiveConnection one = lounge.handshaking(Map.of("id", "$1"));
        LiveConnection two = lounge.handshaking(Map.of("id", "2"));
        one.open(TestOutboxes.open(FakeTransport.immediate(), 1_000, closing -> {}), false, Instant.EPOCH, null);
        var current = new AtomicInteger(1);
        Room game = lounge.rooms.injected("game-{id}!", () -> current.get() == 1 ? one : two);

        game.join(one);

        assertThat(game.name()).isEqualTo("game-$1!");
        assertThat(game.members()).containsExactly(one);
        assertThat(game.contains(one)).isTrue();
        assertThat(game.size()).isEqualTo(1);
        assertThat(game).isEqualTo(lounge.rooms.get("game-$1!")).hasSameHashCodeAs(lounge.rooms.get("game-$1!"));
        assertThat(lounge.rooms.get("game-$1!")).isEqualTo(game);
        assertThat(game.emit("e", 1).recipients()).isEqualTo(1);
        current.set(2);
        assertThat(game.name()).isEqualTo("game-2!");
        assertThat(game.size()).isZero();
        assertThat(game).isNotEqualTo(lounge.rooms.get("game-$1!"));
    }

    @Test
    void roomOfAVariableThatThePathLacks_isRefusedWith4009() {
        LiveConnection ann = lounge.handshaking();
        Room game = lounge.rooms.injected("game-{id}", () -> ann);

        assertThatThrownBy(game::name)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("FOYER-4009: ")
                .hasMessageContaining("game-{id}")
                .hasMessageContaining("'id'");
    }

    @Test
    void r5_emitReachesTheMembersOfTheMoment() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();
        Peer eve = lounge.connect();
        lobby.join(ann.connection());
        lobby.join(bob.connection());

        assertThat(lobby.emit("e", 1).recipients()).isEqualTo(2);
        lobby.leave(bob.connection());
        assertThat(lobby.emit("e", 2).recipients()).isEqualTo(1);

        assertThat(ann.transport().texts())
                .containsExactly(
                        "{\"event\":\"e\",\"room\":\"lobby\",\"data\":1}",
                        "{\"event\":\"e\",\"room\":\"lobby\",\"data\":2}");
        assertThat(bob.transport().sends()).isEqualTo(1);
        assertThat(eve.transport().sends()).isZero();
    }

    @Test
    void emit_doesNotCountWhoIsClosing() {
        Peer ann = lounge.connect();
        Peer bob = lounge.connect();
        lobby.join(ann.connection());
        lobby.join(bob.connection());

        bob.connection().close(Closing.NORMAL);

        assertThat(lobby.emit("e", 1).recipients()).isEqualTo(1);
    }

    @Test
    void r1_readersSeeAgreementWhileOthersJoinLeaveAndEnd() throws Exception {
        int writers = 4;
        int rounds = 2_000;
        Connection constant = lounge.connect().connection();
        lobby.join(constant);
        var writing = new AtomicInteger(writers);

        Together.run(writers + 2, thread -> {
            if (thread < writers) {
                try {
                    wander(rounds);
                } finally {
                    writing.decrementAndGet();
                }
            } else {
                while (writing.get() > 0) {
                    for (Room room : constant.rooms()) {
                        assertThat(room.members()).contains(constant);
                    }
                    assertThat(lobby.contains(constant)).isTrue();
                    assertThat(lounge.rooms.find("lobby")).isPresent();
                    assertThat(lounge.connections.find(constant.id())).hasValue(constant);
                    lobby.emit("e", 1);
                }
            }
        });

        assertThat(lounge.rooms.names()).containsExactly("lobby");
        assertThat(lobby.members()).containsExactly(constant);
        lobby.leave(constant);
        assertThat(lounge.rooms.names()).isEmpty();
        assertThat(lounge.connections.count()).isEqualTo(1);
    }

    /** Connections that come, join some rooms, look, leave some, and end in whatever they are in. */
    private void wander(int rounds) {
        var random = ThreadLocalRandom.current();
        for (int round = 0; round < rounds; round++) {
            LiveConnection own = lounge.connect().connection();
            for (int i = 0; i < 5; i++) {
                Room room = random.nextBoolean() ? lobby : lounge.rooms.get("room-" + random.nextInt(3));
                room.join(own);
                assertThat(room.contains(own)).isTrue();
                assertThat(room.members()).contains(own);
                assertThat(own.rooms()).contains(room);
                if (random.nextBoolean()) {
                    room.leave(own);
                    assertThat(room.members()).doesNotContain(own);
                    assertThat(own.rooms()).doesNotContain(room);
                }
            }
            own.remove(Closing.NORMAL);
            assertThat(lobby.members()).doesNotContain(own);
        }
    }
}
