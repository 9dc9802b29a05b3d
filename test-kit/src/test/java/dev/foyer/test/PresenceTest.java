// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Present;
import dev.foyer.RoomPresence;
import dev.foyer.Rooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Sizes of rooms over all nodes, and who is present in them: rules N6, N7 and P1 to P3 on a hub with faults. */
class PresenceTest {

    private static final Duration GATHERED = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofSeconds(12);

    @RoomPresence("lobby")
    public record Seen(@NotBlank String name, int mood) {}

    @RoomPresence("board:{id}")
    public record Cursor(int x) {}

    public record Move(String room, int mood) {}

    @ServerEndpoint("/seen")
    static class SeenEndpoint {

        @Inject
        private Rooms rooms;

        @OnConnect
        OnThreeNodes.User connect(OnThreeNodes.Headers headers) {
            return new OnThreeNodes.User(headers.name());
        }

        @OnEvent("appear")
        void appear(Move move, Connection connection, OnThreeNodes.User user) {
            rooms.get(move.room()).join(connection, new Seen(user.name(), move.mood()));
        }

        @OnEvent("lurk")
        void lurk(String room, Connection connection) {
            rooms.get(room).join(connection);
        }

        @OnEvent("feel")
        void feel(Move move, Connection connection, OnThreeNodes.User user) {
            rooms.get(move.room()).present(connection, new Seen(user.name(), move.mood()));
        }

        @OnEvent("vanish")
        void vanish(String room, Connection connection) {
            rooms.get(room).leave(connection);
        }

        @OnEvent("who")
        int who(String room) {
            return rooms.get(room).presence(Seen.class).size();
        }
    }

    private final FoyerCluster cluster = Foyer.of(
                    PresenceTest.class, OnThreeNodes.HallEndpoint.class, OnThreeNodes.Hall.class)
            .startNodes(3);

    @AfterEach
    void stop() {
        cluster.close();
    }

    private OnThreeNodes.Hall hall(int node) {
        return cluster.node(node).bean(OnThreeNodes.Hall.class);
    }

    private Peer connect(int node, String name) {
        return cluster.node(node).connect("/seen?name=" + name);
    }

    private Peer appear(int node, String name) {
        Peer peer = connect(node, name);
        peer.call("appear", new Move("lobby", 1));
        return peer;
    }

    private Map<String, List<Seen>> lobby(int node) {
        var users = new TreeMap<String, List<Seen>>();
        hall(node)
                .room("lobby")
                .presence(Seen.class)
                .forEach((user, connections) ->
                        users.put(user, connections.stream().map(Present::value).toList()));
        return users;
    }

    private List<Integer> sizes(String room) {
        cluster.settle();
        return List.of(
                hall(0).room(room).size(),
                hall(1).room(room).size(),
                hall(2).room(room).size());
    }

    @Test
    void sizes_areThoseOfAllNodes() {
        Peer ada = connect(0, "ada");
        Peer bob = connect(1, "bob");
        ada.call("lurk", "den");
        bob.call("lurk", "den");
        cluster.advance(SOON);

        assertThat(sizes("den")).containsExactly(2, 2, 2);
        assertThat(hall(2).rooms().names()).containsExactly("den");
        assertThat(hall(2).rooms().find("den")).isPresent();
        assertThat(hall(2).connections().count()).isEqualTo(2);

        bob.call("vanish", "den");
        ada.close();
        cluster.advance(SOON);

        assertThat(sizes("den")).containsExactly(0, 0, 0);
        assertThat(hall(2).rooms().names()).isEmpty();
        assertThat(hall(2).rooms().find("den")).isEmpty();
        assertThat(hall(2).connections().count()).isEqualTo(1);
    }

    @Test
    void nodeThatIsStopped_countsAtOnce_andOneThatIsLost_afterTenSeconds() {
        appear(0, "ada");
        appear(1, "bob");
        appear(2, "cyd");
        cluster.advance(SOON);
        assertThat(sizes("lobby")).containsExactly(3, 3, 3);

        cluster.node(2).close();
        cluster.settle();
        assertThat(hall(0).room("lobby").size()).isEqualTo(2);
        assertThat(lobby(0)).containsOnlyKeys("ada", "bob");
        cluster.silence(1);
        cluster.advance(Duration.ofSeconds(10));

        assertThat(hall(0).room("lobby").size()).isEqualTo(1);
        assertThat(hall(0).connections().count()).isEqualTo(1);
        assertThat(lobby(0)).containsOnlyKeys("ada");
        cluster.reconnect(1);
        cluster.advance(CALM);
        assertThat(hall(0).room("lobby").size()).isEqualTo(2);
        assertThat(lobby(0)).containsOnlyKeys("ada", "bob");
        assertThat(lobby(1)).containsOnlyKeys("ada", "bob");
    }

    @Test
    void members_seeOneAnother_onAllNodes() {
        Peer ada = appear(0, "ada");
        Peer phone = appear(1, "ada");
        Peer bob = appear(2, "bob");
        cluster.advance(SOON);

        var everyone =
                Map.of("ada", List.of(new Seen("ada", 1), new Seen("ada", 1)), "bob", List.of(new Seen("bob", 1)));
        for (Peer peer : List.of(ada, phone, bob)) {
            assertThat(peer.presence("lobby", Seen.class)).isEqualTo(everyone);
        }
        for (int node = 0; node < 3; node++) {
            assertThat(lobby(node)).isEqualTo(everyone);
        }

        bob.call("feel", new Move("lobby", 7));
        phone.cut();
        cluster.advance(SOON);

        var now = Map.of("ada", List.of(new Seen("ada", 1)), "bob", List.of(new Seen("bob", 7)));
        assertThat(ada.presence("lobby", Seen.class)).isEqualTo(now);
        assertThat(lobby(1)).isEqualTo(now); // which has no member any more, and asks
        ada.cut();
        cluster.advance(SOON);
        assertThat(bob.presence("lobby", Seen.class)).containsOnlyKeys("bob");
    }

    @Test
    void quietRoom_isToldAtOnce_andABusyOneAfterAWhile() {
        Peer ada = appear(0, "ada");
        assertThat(ada.presence("lobby", Seen.class)).containsOnlyKeys("ada");

        appear(0, "bob");
        assertThat(ada.presence("lobby", Seen.class)).containsOnlyKeys("ada");
        cluster.advance(GATHERED);

        assertThat(ada.presence("lobby", Seen.class)).containsOnlyKeys("ada", "bob");
    }

    @Test
    void memberWithoutAPresence_isToldOfTheOthers_andCounts() {
        Peer eve = connect(0, "eve");
        eve.call("lurk", "lobby");
        cluster.advance(SOON);
        assertThat(eve.presenceCount("lobby")).isZero();

        Peer ada = appear(1, "ada");
        cluster.advance(SOON);

        assertThat(eve.presence("lobby", Seen.class)).containsOnlyKeys("ada");
        assertThat(ada.presence("lobby", Seen.class)).containsOnlyKeys("ada");
        assertThat(sizes("lobby")).containsExactly(2, 2, 2);
        eve.call("feel", new Move("lobby", 3));
        cluster.advance(SOON);
        assertThat(ada.presence("lobby", Seen.class)).containsOnlyKeys("ada", "eve");
    }

    @Test
    void oneWhoLeaves_isToldToForgetTheRoom() {
        Peer ada = appear(0, "ada");
        Peer bob = appear(1, "bob");
        cluster.advance(SOON);

        ada.call("vanish", "lobby");
        cluster.advance(SOON);
        assertThat(ada.presence("lobby", Seen.class)).isEmpty();
        assertThat(bob.presence("lobby", Seen.class)).containsOnlyKeys("bob");

        ada.call("feel", new Move("lobby", 9)); // has no effect: she is not a member
        cluster.advance(SOON);
        assertThat(bob.presence("lobby", Seen.class)).containsOnlyKeys("bob");
        ada.call("appear", new Move("lobby", 2));
        cluster.advance(SOON);
        assertThat(ada.presence("lobby", Seen.class)).containsOnlyKeys("ada", "bob");
    }

    @Test
    void handlerOnANodeWithoutMembers_learnsAtOnceWhoIsThere() {
        appear(0, "ada");
        appear(1, "bob");
        cluster.advance(SOON);

        assertThat(connect(2, "eve").call("who", "lobby").as(Integer.class)).isEqualTo(2);
        assertThat(connect(2, "eve").call("who", "lobby").as(Integer.class)).isEqualTo(2);
    }

    @Test
    void whatARoomDoesNotTake_isRefused_andJoinsNobody() {
        appear(0, "ada");
        var lobby = hall(0).room("lobby");
        Connection ada = lobby.members().iterator().next();
        var board = hall(0).room("board:7");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.join(ada, new Seen("ada", 1)))
                .withMessageContaining("FOYER-5009")
                .withMessageContaining(Cursor.class.getName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hall(0).room("den").join(ada, new Seen("ada", 1)))
                .withMessageContaining("FOYER-5008");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lobby.present(ada, new Seen(" ", 1)))
                .withMessageContaining("FOYER-5010");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lobby.present(ada, new Seen("x".repeat(1_024), 1)))
                .withMessageContaining("FOYER-5011");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lobby.presence(Cursor.class))
                .withMessageContaining("FOYER-5009");
        assertThat(board.size()).isZero();
        assertThat(lobby(0)).isEqualTo(Map.of("ada", List.of(new Seen("ada", 1))));
        board.join(ada, new Cursor(3));
        assertThat(board.presence(Cursor.class)).containsOnlyKeys("ada");
    }

    /** Rule P3: n joins cost each member a few frames, not n. */
    @Test
    void largeRoom_tellsItsSizeOnly_withFewFrames() {
        Peer first = appear(0, "first");
        int before = first.presenceFrames("lobby");
        for (int i = 0; i < 1_000; i++) {
            appear(i % 3, "user" + i);
            if (i % 100 == 0) {
                cluster.advance(GATHERED);
            }
        }
        cluster.advance(SOON.plus(SOON));

        assertThat(first.presenceCount("lobby")).isEqualTo(1_001);
        assertThat(first.presence("lobby", Seen.class)).isEmpty();
        assertThat(first.presenceFrames("lobby") - before).isLessThan(20);
        Peer late = appear(2, "late");
        cluster.advance(SOON.plus(SOON));
        assertThat(late.presenceCount("lobby")).isEqualTo(1_002);
        assertThat(lobby(1)).hasSize(1_002);
    }

    @Test
    void roomThatShrinks_isListedAgain() {
        Peer first = appear(0, "first");
        var others = new ArrayList<Peer>();
        for (int i = 0; i < 201; i++) {
            others.add(appear(i % 3, "user" + i));
        }
        cluster.advance(SOON.plus(SOON));
        assertThat(first.presence("lobby", Seen.class)).isEmpty();

        others.subList(0, 100).forEach(Peer::close);
        cluster.advance(SOON.plus(SOON));

        assertThat(first.presence("lobby", Seen.class)).hasSize(102).isEqualTo(lobby(0));
    }

    /** Else a page would greet people who were there before. */
    @Test
    void firstMemberOnANode_isToldOfEveryoneAtOnce() {
        appear(0, "ada");
        appear(1, "bob");
        cluster.advance(SOON);

        Peer cyd = appear(2, "cyd");
        cluster.advance(SOON);

        assertThat(cyd.presence("lobby", Seen.class)).containsOnlyKeys("ada", "bob", "cyd");
        assertThat(cyd.presenceFrames("lobby")).isEqualTo(1);
    }

    @Test
    void firstMemberOnANode_doesNotWaitForOneThatIsCutOff() {
        appear(0, "ada");
        cluster.advance(SOON);
        cluster.silence(0);

        Peer bob = appear(1, "bob");
        cluster.advance(SOON.plus(SOON));

        assertThat(bob.presence("lobby", Seen.class)).containsOnlyKeys("bob");
    }
}
