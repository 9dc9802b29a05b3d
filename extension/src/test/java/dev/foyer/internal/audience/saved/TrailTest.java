// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.saved;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q3: what a node keeps of a connection for the others. */
class TrailTest {

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Group BOARD = Group.room("/", "board");

    private final Map<String, String> kept = new TreeMap<>();
    private final Trail trail = new Trail(new Shelf(), WINDOW, null);

    /** Keeps the names of connections. */
    private final class Shelf implements SavedConnections {
        @Override
        public void save(String key, @Nullable SavedConnection connection, Duration afterwards) {
            assertThat(afterwards).isEqualTo(WINDOW);
            if (connection == null) {
                kept.remove(key);
            } else {
                kept.put(key, connection.namespace());
            }
        }
    }

    private static Supplier<SavedConnection> in(String namespace) {
        return () -> new SavedConnection("c1", "/chat", null, namespace, List.of());
    }

    @Test
    void connection_isKeptFromItsFirstKeyOn() {
        trail.save(in("/one"));
        assertThat(kept).isEmpty();

        trail.renew("k1", in("/one"));
        trail.save(in("/two"));

        assertThat(kept).containsExactly(Map.entry("k1", "/two"));
    }

    @Test
    void twoKeys_findTheConnectionAsItIs_untilTheEarlierOneIsForgotten() {
        trail.renew("k1", in("/one"));
        trail.renew("k2", in("/two"));
        trail.save(in("/three"));
        assertThat(kept).containsExactly(Map.entry("k1", "/three"), Map.entry("k2", "/three"));

        trail.forgetEarlier();
        assertThat(kept).containsOnlyKeys("k2");

        trail.renew("k3", in("/four"));
        trail.renew("k4", in("/five"));
        assertThat(kept).containsOnlyKeys("k3", "k4");
    }

    @Test
    void connectionThatHasEnded_isKeptOnlyIfItsClientMayGoOnElsewhere() {
        trail.renew("k1", in("/one"));
        trail.renew("k2", in("/one"));
        trail.end(false);
        trail.save(in("/late"));
        trail.renew("k3", in("/late"));
        assertThat(kept).isEmpty();

        var other = new Trail(new Shelf(), WINDOW, null);
        other.renew("k1", in("/one"));
        other.end(true);
        other.save(in("/late"));
        assertThat(kept).containsExactly(Map.entry("k1", "/one"));
    }

    @Test
    void placeOfALog_isThatOfTheJoin() {
        trail.entering(BOARD, null);
        assertThat(trail.joinedAt(BOARD)).isNull();
        trail.entering(BOARD, new Position(1, 4));
        trail.entering(BOARD, new Position(1, 9));
        assertThat(trail.joinedAt(BOARD)).isEqualTo(new Position(1, 4));

        trail.left(BOARD);
        trail.entering(BOARD, new Position(1, 9));
        assertThat(trail.joinedAt(BOARD)).isEqualTo(new Position(1, 9));
    }

    @Test
    void placeThatWasBroughtFromElsewhere_holds() {
        var saved = new SavedConnection(
                "c1", "/chat", null, "/", List.of(new SavedRoom("board", false, new Position(1, 2))));
        var later = new Trail(new Shelf(), WINDOW, new Arrival(saved, "k0"));

        later.entering(BOARD, new Position(1, 9));

        assertThat(later.joinedAt(BOARD)).isEqualTo(new Position(1, 2));
        later.renew("k1", in("/one"));
        assertThat(kept).as("for a client that has not heard of its return").containsOnlyKeys("k0", "k1");
    }

    @Test
    void clientThatSaysNothing_isWaitedForTenSeconds() {
        var arrival = new Arrival(new SavedConnection("c1", "/chat", null, "/", List.of()), "k0");
        var positions = arrival.positions().toCompletableFuture();
        long second = 1_000_000_000L;

        arrival.check(5 * second);
        arrival.check(15 * second);
        assertThat(positions).isNotDone();
        arrival.check(16 * second);

        assertThat(positions).isCompletedWithValue(null);
    }
}
