// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.List;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Tables that go back to what they were, in a database that runs on: rule N3. */
@ParameterizedClass
@EnumSource(Base.class)
class OldCopyTest {

    private static final Retention TEN = new Retention(10, Duration.ofMinutes(5), 100_000);
    private static final List<String> TABLES =
            List.of("foyer_application", "foyer_node", "foyer_message", "foyer_log", "foyer_interest");

    private final Nodes nodes = new Nodes();
    private final Base.Open base;
    private final Node one;
    private final Node two;

    OldCopyTest(Base kind) {
        base = kind.open();
        one = nodes.start(base.source());
        two = nodes.start(base.source());
        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(LOBBY);
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    private void keep() {
        TABLES.forEach(table -> base.run("CREATE TABLE copy_" + table + " AS SELECT * FROM " + table));
    }

    private void restore() {
        base.runAll(TABLES.stream()
                .flatMap(table ->
                        List.of("DELETE FROM " + table, "INSERT INTO " + table + " SELECT * FROM copy_" + table)
                                .stream())
                .toList());
    }

    @Test
    void oldTables_beginAnotherEpoch() throws InterruptedException {
        Position kept = one.append("in the copy", TEN);
        keep();
        Position lost = one.append("not in the copy", TEN);
        two.await(lost + " not in the copy");
        restore();
        one.await(Nodes.RESUMED_WITHOUT_LOGS);
        two.await(Nodes.RESUMED_WITHOUT_LOGS);

        assertThat(Nodes.get(one.backplane().read(LOBBY, kept, 10)).complete()).isFalse();
        Position next = two.append("new", TEN);
        assertThat(next.number()).isZero();
        assertThat(next.epoch()).isGreaterThan(lost.epoch());
        one.await(next + " new");
    }

    @Test
    void emptyTables_beginAnotherEpoch() throws InterruptedException {
        Position before = one.append("before", TEN);
        two.await(before + " before");
        base.runAll(TABLES.stream().map(table -> "DELETE FROM " + table).toList());
        one.await(Nodes.RESUMED_WITHOUT_LOGS);
        two.await(Nodes.RESUMED_WITHOUT_LOGS);

        Position after = one.append("after", TEN);
        assertThat(after.epoch()).isGreaterThan(before.epoch());
        two.await(after + " after");
        Nodes.await("interested again", () -> one.publish("probe") == 1);
    }

    /** Rule N4: a node that was away for longer than rows are kept. */
    @Test
    void rowsThatAreGone_areToldAsLost() throws InterruptedException {
        base.runAll(List.of(
                "UPDATE foyer_application SET last_id = last_id + 2, last_origin = 'x', last_number = 2",
                "INSERT INTO foyer_message (application, id, topic, origin, number, written, message)"
                        + " SELECT application, last_id, 'r:/:lobby', 'x', 2, 0, 'second' FROM foyer_application"));

        assertThat(one.next(3)).containsExactly(Nodes.INTERRUPTED, Nodes.RESUMED, "second");
    }
}
