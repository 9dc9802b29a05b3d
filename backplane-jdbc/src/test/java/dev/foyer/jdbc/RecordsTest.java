// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.foyer.jdbc.Nodes.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q3, as far as the engine has a part in it: records that nodes keep for each other. */
@ParameterizedClass
@EnumSource(Base.class)
class RecordsTest {

    private static final Duration WINDOW = Duration.ofSeconds(20);

    /** The ids of the nodes. */
    private static final String ONE = "node0";

    private final Nodes nodes = new Nodes();
    private final Base.Open base;
    private final Node one;
    private final Node two;

    RecordsTest(Base kind) {
        base = kind.open();
        one = nodes.start(base.source());
        two = nodes.start(base.source());
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    private static Optional<String> take(Node by, String key) {
        return Nodes.get(by.backplane().take(ONE, key));
    }

    /** A question of a node is answered after all that it has asked before. */
    private void settle() {
        assertThat(take(one, "none")).isEmpty();
    }

    @Test
    void record_isTakenOnce_asItWasLast() {
        one.backplane().keep("k", "first", WINDOW);
        one.backplane().keep("k", "l\u00e4st \u2603", WINDOW);
        one.backplane().keep("other", "more", WINDOW);
        settle();
        one.backplane().keep("other", "most", WINDOW);
        settle();

        assertThat(take(two, "k")).hasValue("l\u00e4st \u2603");
        assertThat(take(two, "k")).isEmpty();
        assertThat(take(one, "other")).as("by the node itself").hasValue("most");
    }

    @Test
    void recordThatIsNotKeptAnyMore_isGone() {
        one.backplane().keep("k", "first", WINDOW);
        settle();
        one.backplane().keep("k", null, WINDOW);
        settle();

        assertThat(take(two, "k")).isEmpty();
    }

    @Test
    void oneOfMany_getsARecord() {
        for (int round = 0; round < 20; round++) {
            one.backplane().keep("k", "first", WINDOW);
            settle();

            var first = one.backplane().take(ONE, "k").toCompletableFuture();
            var second = two.backplane().take(ONE, "k").toCompletableFuture();

            assertThat(IntStream.of(count(first), count(second)).sum()).isEqualTo(1);
        }
    }

    private static int count(CompletableFuture<Optional<String>> taken) {
        return Nodes.get(taken).isPresent() ? 1 : 0;
    }

    @Test
    void recordsOfNodeThatHasEnded_areThere_butNotForGood() {
        one.backplane().keep("k", "first", WINDOW);
        one.backplane().keep("l", "second", WINDOW);
        settle();
        one.backplane().stop();

        assertThat(take(two, "k")).hasValue("first");
        base.run("UPDATE foyer_application SET swept = 0"); // as if it were later
        Nodes.await("an end", () -> base.ask("SELECT COUNT(*) FROM foyer_kept WHERE ends IS NOT NULL") == 1);
        base.run("UPDATE foyer_kept SET ends = 1");
        base.run("UPDATE foyer_application SET swept = 0");
        Nodes.await("nothing left", () -> base.ask("SELECT COUNT(*) FROM foyer_kept") == 0);
    }

    @Test
    void recordsOfAnotherApplication_areNotThere() {
        base.run(
                "INSERT INTO foyer_kept (application, node, name, content, keep_millis) VALUES ('other', 'node0', 'k', 'x', 1)");

        assertThat(take(two, "k")).isEmpty();
    }
}
