// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.testing.ManualClock;
import dev.foyer.testing.ManualTimer;
import dev.foyer.testing.TestOutboxes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept and done for rooms, and for how long: rule P2. */
class PresencesTest {

    private static final Group LOBBY = Group.room("/", "lobby");
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final ManualTimer timer = new ManualTimer(clock);
    private final List<String> done = new ArrayList<>();
    private Set<String> nodes = Set.of();

    /** Notes what other nodes are told, and never answers. */
    private final class Link implements PresenceLink {

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void tell(Group room, News news) {
            done.add("tell " + news.extent());
        }

        @Override
        public void ask(Group room) {
            done.add("ask");
        }

        @Override
        public void follow(Group room) {
            done.add("follow");
        }

        @Override
        public Set<String> nodesIn(Group room) {
            return nodes;
        }
    }

    /** Nobody whose client understands presence. */
    private static final class Nobody implements Crowd {

        @Override
        public int size(Group room) {
            return 1;
        }

        @Override
        public Collection<? extends Receiver> viewers(Group room) {
            return List.of();
        }
    }

    private Presences presences(PresenceLink link) {
        return new Presences(new Nobody(), link, new Outlet(TestOutboxes.distributor(), 1_000), timer, clock);
    }

    private static Entry entry(String connection) {
        return new Entry(connection, "ada", Instant.EPOCH, "{}");
    }

    @Test
    void roomThatIsEmptyEverywhere_isNotFollowed() {
        Presences presences = presences(new Link());

        assertThat(presences.known(LOBBY)).isDone();

        assertThat(presences.followed()).isZero();
        assertThat(done).isEmpty();
    }

    /** Else every name that somebody asks for would be kept for ever. */
    @Test
    void roomWithoutMembersHere_isFollowedForAWhileOnly() {
        nodes = Set.of("two");
        Presences presences = presences(new Link());

        assertThat(presences.known(LOBBY)).isNotDone();
        timer.advance(Duration.ofMillis(10));
        presences.asked(LOBBY, true);
        assertThat(presences.followed()).isEqualTo(1);
        timer.advance(A_WHILE);

        assertThat(presences.followed()).isZero();
        assertThat(done).startsWith("follow", "ask");
        timer.advance(A_WHILE);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void roomThatAllHaveLeft_isForgotten_andTheOthersAreTold() {
        Presences presences = presences(new Link());
        presences.joined(LOBBY, null);
        presences.put(LOBBY, entry("c1"));
        timer.advance(A_WHILE);

        presences.left(LOBBY, "c1", null);
        timer.advance(A_WHILE);

        assertThat(presences.followed()).isZero();
        assertThat(done).contains("tell ALL", "tell CHANGES");
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void singleNode_hasNothingToDoInAQuietRoom() {
        Presences presences = presences(PresenceLink.NONE);
        presences.joined(LOBBY, null);
        presences.put(LOBBY, entry("c1"));
        timer.advance(A_WHILE);

        assertThat(timer.waiting()).isZero();
        assertThat(presences.known(LOBBY)).isDone();
        assertThat(timer.waiting()).isZero(); // asking is no change
        assertThat(presences.present(LOBBY)).containsExactly(entry("c1"));
    }
}
