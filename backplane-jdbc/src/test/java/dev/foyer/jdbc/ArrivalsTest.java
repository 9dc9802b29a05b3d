// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;

import dev.foyer.jdbc.Arrivals.Finding;
import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.jdbc.table.Dialect;
import dev.foyer.jdbc.table.Head;
import dev.foyer.jdbc.table.Mark;
import dev.foyer.jdbc.table.Place;
import dev.foyer.jdbc.table.Row;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a node makes of what it reads: rules N3 and N4. */
class ArrivalsTest {

    private final Node node = new Node(new JdbcBackplane(), new LinkedBlockingQueue<>());
    private final Own own = Own.of(new Place(Dialect.H2, "shop", "node"));
    private final Arrivals arrivals = new Arrivals(node, own, head(10, 100));

    @BeforeEach
    void subscribe() {
        own.topics().want(Nodes.LOBBY);
    }

    private static Mark mark(long id) {
        return new Mark(id, "other", id);
    }

    private static Head head(long last, long since) {
        return new Head(mark(last), "", since, new Head.Swept(0, 0), new Head.Now(0, ""));
    }

    private static Row row(long id, @Nullable Position at) {
        return new Row(mark(id), "r:/:lobby", at, "message " + id);
    }

    private static List<Row> rows(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(id -> row(id, null)).toList();
    }

    @Test
    void rowsThatFollow_areDelivered() {
        assertThat(arrivals.take(head(12, 100), rows(10, 12))).isEqualTo(Finding.AS_EXPECTED);

        assertThat(node.arrived()).containsExactly("message 11", "message 12");
        assertThat(arrivals.from()).isEqualTo(12);
    }

    /** They were written after the head was read, and it may have changed since then. */
    @Test
    void rowsBehindTheHead_areLeftForTheNextTime() {
        arrivals.take(head(11, 100), rows(10, 13));
        assertThat(node.arrived()).containsExactly("message 11");
        arrivals.take(head(13, 100), rows(11, 13));
        assertThat(node.arrived()).containsExactly("message 11", "message 12", "message 13");
    }

    @Test
    void lostConnection_isNoLoss() {
        arrivals.interrupted();
        arrivals.interrupted();
        arrivals.take(head(11, 100), rows(10, 11));

        assertThat(node.arrived()).containsExactly(Nodes.INTERRUPTED, Nodes.CONTINUED, "message 11");
    }

    @Test
    void gap_isALoss_andLogsGoOn() {
        arrivals.take(head(14, 100), rows(13, 14));

        assertThat(node.arrived()).containsExactly(Nodes.INTERRUPTED, Nodes.RESUMED, "message 13", "message 14");
    }

    @Test
    void rowsThatAreAllGone_areALoss() {
        arrivals.interrupted();
        arrivals.take(head(14, 100), List.of());

        assertThat(node.arrived()).containsExactly(Nodes.INTERRUPTED, Nodes.RESUMED);
        assertThat(arrivals.from()).isEqualTo(14);
    }

    @Test
    void databaseThatIsBehind_isAnOldCopy() {
        assertThat(arrivals.take(head(9, 100), List.of())).isEqualTo(Finding.OLD_COPY);
        assertThat(arrivals.take(head(9, 101), List.of())).isEqualTo(Finding.AS_EXPECTED);

        assertThat(node.arrived()).containsExactly(Nodes.INTERRUPTED, Nodes.RESUMED_WITHOUT_LOGS);
    }

    /** An old copy in which others have written on. */
    @Test
    void otherRowInThePlaceOfTheLast_isAnOldCopy() {
        List<Row> other = List.of(new Row(new Mark(10, "another", 3), "all", null, "other"), row(11, null));

        assertThat(arrivals.take(head(11, 100), other)).isEqualTo(Finding.OLD_COPY);
        assertThat(arrivals.take(head(11, 101), rows(11, 11))).isEqualTo(Finding.AS_EXPECTED);
        assertThat(node.arrived()).containsExactly(Nodes.INTERRUPTED, Nodes.RESUMED_WITHOUT_LOGS);
    }

    @Test
    void otherRowInThePlaceOfTheLast_isAnOldCopy_ifNothingFollowsIt() {
        var other = new Head(new Mark(10, "another", 3), "", 100, new Head.Swept(0, 0), new Head.Now(0, ""));

        assertThat(arrivals.take(other, List.of())).isEqualTo(Finding.OLD_COPY);
    }

    /** Another node has noticed it before: one new beginning is enough. */
    @Test
    void oldCopy_needsNothingMore_ifLogsHaveBegunAnew() {
        arrivals.take(head(11, 100), List.of(row(10, null), row(11, new Position(100, 0))));
        assertThat(arrivals.take(head(5, 101), List.of())).isEqualTo(Finding.AS_EXPECTED);

        assertThat(node.arrived()).containsExactly("100-0 message 11", Nodes.INTERRUPTED, Nodes.RESUMED_WITHOUT_LOGS);
    }

    /** The clock of the database was put back. */
    @Test
    void newBeginning_isNotBelieved_ifThisNodeHadBeenFurther() {
        arrivals.take(head(11, 100), List.of(row(10, null), row(11, new Position(500, 0))));

        assertThat(arrivals.take(head(11, 300), List.of())).isEqualTo(Finding.OLD_COPY);
        assertThat(own.known().get()).isEqualTo(500);
        assertThat(arrivals.take(head(11, 501), List.of())).isEqualTo(Finding.AS_EXPECTED);
    }
}
