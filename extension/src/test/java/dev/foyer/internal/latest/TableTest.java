// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.address.Latest.Origin;
import dev.foyer.internal.flow.Frame;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.foyer.internal.latest.Table.Outcome.FULL;
import static dev.foyer.internal.latest.Table.Outcome.OLDER;
import static dev.foyer.internal.latest.Table.Outcome.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

/** Rule D9. */
class TableTest {

    private static final Retention KEEP = new Retention(3, Duration.ofMinutes(1), 1_000);

    private final Table table = new Table(KEEP);

    private static Emitted versioned(String key, long version, String node, long number) {
        return new Emitted(
                "e", Mode.LATEST, Frame.json("{}"), new Latest(key, version, true, new Origin(node, number)));
    }

    private static Latest latest(Emitted event) {
        return Objects.requireNonNull(event.latest());
    }

    private static Emitted plain(String key, String node, long number) {
        return new Emitted("e", Mode.LATEST, Frame.json("{}"), new Latest(key, null, true, new Origin(node, number)));
    }

    @Test
    void smallerVersion_isOlder_andTheSameIsNot() {
        assertThat(table.emitted(versioned("k", 2, "a", 1), false)).isEqualTo(TAKEN);
        assertThat(table.emitted(versioned("k", 1, "a", 2), false)).isEqualTo(OLDER);
        assertThat(table.arrived(versioned("k", 1, "b", 9))).isEqualTo(OLDER);
        assertThat(table.emitted(versioned("k", 2, "a", 3), false)).isEqualTo(TAKEN);
        assertThat(table.arrived(versioned("k", Long.MAX_VALUE, "b", 1))).isEqualTo(TAKEN);
        assertThat(table.arrived(versioned("k", Long.MIN_VALUE, "b", 2))).isEqualTo(OLDER);
        assertThat(table.arrived(versioned("other", Long.MIN_VALUE, "b", 3))).isEqualTo(TAKEN);
    }

    @Test
    void emitsOfOneNode_areInItsOrder_andCountOnce() {
        assertThat(table.arrived(plain("k", "b", 5))).isEqualTo(TAKEN);
        assertThat(table.arrived(plain("k", "b", 5))).isEqualTo(OLDER);
        assertThat(table.arrived(plain("k", "b", 4))).isEqualTo(OLDER);
        assertThat(table.arrived(plain("k", "c", 1))).isEqualTo(TAKEN);
        assertThat(table.arrived(plain("k", "b", 6))).isEqualTo(TAKEN);
    }

    @Test
    void ownEmit_isNewerThanWhatComesBeforeItReturns() {
        table.emitted(plain("k", "a", 1), true);

        assertThat(table.arrived(plain("k", "b", 1))).isEqualTo(OLDER);
        assertThat(table.cameBack(plain("k", "a", 1))).isEqualTo(OLDER);
        assertThat(table.arrived(plain("k", "b", 2))).isEqualTo(TAKEN);
    }

    @Test
    void ownEmitThatReturnsAfterAnother_isDeliveredAgain() {
        table.emitted(plain("k", "a", 1), false);
        table.arrived(plain("k", "b", 1));

        assertThat(table.cameBack(plain("k", "a", 1))).isEqualTo(TAKEN);
        assertThat(table.cameBack(plain("k", "a", 1))).isEqualTo(OLDER);
        assertThat(table.cameBack(plain("unknown", "a", 1))).isEqualTo(TAKEN);
    }

    @Test
    void greaterVersion_winsOverAnEmitThatHasNotReturned() {
        table.emitted(versioned("k", 1, "a", 1), true);

        assertThat(table.arrived(versioned("k", 1, "b", 1))).isEqualTo(OLDER);
        assertThat(table.arrived(versioned("k", 2, "b", 2))).isEqualTo(TAKEN);
        assertThat(table.cameBack(versioned("k", 1, "a", 1))).isEqualTo(OLDER);
    }

    @Test
    void emitThatMayBeLost_isNotWaitedFor() {
        table.emitted(plain("k", "a", 1), true);
        table.lost(new Latest("k", null, true, new Origin("a", 2)));
        assertThat(table.arrived(plain("k", "b", 1))).isEqualTo(OLDER);

        table.lost(new Latest("k", null, true, new Origin("a", 1)));

        assertThat(table.arrived(plain("k", "b", 2))).isEqualTo(TAKEN);
    }

    @Test
    void bounds_hold() {
        for (String key : List.of("1", "2", "3")) {
            assertThat(table.emitted(plain(key, "a", 1), false)).isEqualTo(TAKEN);
        }
        assertThat(table.emitted(plain("4", "a", 2), false)).isEqualTo(FULL);
        assertThat(table.emitted(plain("1", "a", 2), false)).isEqualTo(TAKEN);
        var large = new Emitted("e", Mode.LATEST, Frame.json("{" + " ".repeat(995) + "}"), latest(plain("1", "a", 3)));

        assertThat(table.emitted(large, false)).isEqualTo(FULL);

        assertThat(keys(table)).containsExactly("2", "3", "1");
    }

    @Test
    void contentOfWhatNobodyGetsLater_isNotKept() {
        var large = new Emitted(
                "e",
                Mode.LATEST,
                Frame.json("{" + " ".repeat(5_000) + "}"),
                new Latest("k", 1L, false, new Origin("a", 1)));

        assertThat(table.emitted(large, false)).isEqualTo(TAKEN);

        assertThat(table.isRetaining()).isFalse();
        assertThat(table.retained()).isEmpty();
    }

    @Test
    void comparison_takesWhatIsNewer_andFindsWhatTheEngineLacks() {
        table.emitted(versioned("newerHere", 2, "a", 1), false);
        table.emitted(plain("olderHere", "a", 2), false);
        long since = table.changes();
        table.arrived(plain("arrivedMeanwhile", "b", 5));

        Table.Difference found = table.compare(
                List.of(
                        versioned("newerHere", 1, "b", 1),
                        plain("olderHere", "b", 2),
                        plain("arrivedMeanwhile", "c", 1)),
                since);

        assertThat(found.here()).extracting(event -> latest(event).key()).containsExactly("olderHere");
        assertThat(found.there()).extracting(event -> latest(event).key()).containsExactly("newerHere");
    }

    @Test
    void comparisonWithAnEmptyEngine_findsEverythingFromBefore() {
        table.emitted(plain("one", "a", 1), false);
        long since = table.changes();
        table.emitted(plain("two", "a", 2), false);

        Table.Difference found = table.compare(List.of(), since);

        assertThat(found.here()).isEmpty();
        assertThat(found.there()).extracting(event -> latest(event).key()).containsExactly("one");
    }

    /** Nodes whose events arrive in the engine's order, their own later than they are emitted, end with the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anyInterleaving_leavesAllNodesWithTheSame(boolean versions) {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            var tables = List.of(new Table(KEEP), new Table(KEEP), new Table(KEEP));
            var engine = new ArrayList<Emitted>();
            var read = new int[3];
            long[] numbers = new long[3];
            var underWay = List.of(new ArrayList<Emitted>(), new ArrayList<Emitted>(), new ArrayList<Emitted>());
            for (int step = 0; step < 60; step++) {
                int node = random.nextInt(3);
                if (step < 30 && random.nextInt(3) == 0) {
                    Emitted event = event(versions, node, ++numbers[node], random.nextInt(5));
                    if (tables.get(node).emitted(event, true) == TAKEN) {
                        underWay.get(node).add(event);
                    }
                } else if (random.nextBoolean() && !underWay.get(node).isEmpty()) {
                    engine.add(underWay.get(node).remove(0));
                } else if (read[node] < engine.size()) {
                    read(tables.get(node), node, engine.get(read[node]++));
                }
            }
            underWay.forEach(engine::addAll);
            for (int node = 0; node < 3; node++) {
                while (read[node] < engine.size()) {
                    read(tables.get(node), node, engine.get(read[node]++));
                }
            }
            assertThat(tables.get(1).retained())
                    .as("round " + round)
                    .isEqualTo(tables.get(0).retained());
            assertThat(tables.get(2).retained())
                    .as("round " + round)
                    .isEqualTo(tables.get(0).retained());
        }
    }

    private static Emitted event(boolean versions, int node, long number, long version) {
        return versions ? versioned("k", version, "n" + node, number) : plain("k", "n" + node, number);
    }

    private static void read(Table table, int node, Emitted event) {
        if (latest(event).origin().node().equals("n" + node)) {
            table.cameBack(event);
        } else {
            table.arrived(event);
        }
    }

    private static List<String> keys(Table table) {
        return table.retained().stream().map(event -> latest(event).key()).toList();
    }
}
