// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Replay.Logged;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Logs of rooms: rules N3 and N5, as far as the engine has a part in them. */
@ParameterizedClass
@EnumSource(Base.class)
class LogsTest {

    private static final Retention TEN = new Retention(10, Duration.ofMinutes(5), 100_000);

    private final Nodes nodes = new Nodes();
    private final Base.Open base;
    private final Node one;
    private final Node two;

    LogsTest(Base kind) {
        base = kind.open();
        one = nodes.start(base.source());
        two = nodes.start(base.source());
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    private static Replay latest(Node node, int limit) {
        return Nodes.get(node.backplane().readLatest(LOBBY, limit));
    }

    private static Replay read(Node node, Position after) {
        return Nodes.get(node.backplane().read(LOBBY, after, 100));
    }

    private static List<String> messages(Replay replay) {
        return replay.messages().stream().map(Logged::message).toList();
    }

    @Test
    void allNodes_getOneOrder_withoutGaps() throws InterruptedException {
        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(LOBBY);

        for (int i = 0; i < 1_000; i++) {
            one.backplane().append(LOBBY, "one " + i + " \u00e4\n{}\0", TEN);
            two.backplane().append(LOBBY, "two " + i, TEN);
        }
        List<String> first = one.next(2_000);

        assertThat(two.next(2_000)).isEqualTo(first);
        Position begin = Position.parse(first.get(0).split(" ", 2)[0]);
        assertThat(first)
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactlyElementsOf(IntStream.range(0, 2_000)
                        .mapToObj(number -> begin.epoch() + "-" + number)
                        .toList());
        assertThat(first.stream().filter(line -> line.contains("one ")).map(line -> line.split(" ", 2)[1]))
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(number -> "one " + number + " \u00e4\n{}\0")
                        .toList());
        assertThat(messages(latest(two, 100))).hasSize(10);
    }

    @Test
    void otherNodes_areCounted() {
        two.backplane().subscribe(LOBBY);
        Nodes.await("one other", () -> one.publish("probe") == 1);

        assertThat(Nodes.get(one.backplane().append(LOBBY, "message", TEN)).nodes())
                .isEqualTo(1);
    }

    @Test
    void whatFollowsAPosition_isComplete_whileItIsThere() {
        assertThat(latest(one, 5)).isEqualTo(new Replay(List.of(), true, null));
        assertThat(read(one, new Position(1, 1))).isEqualTo(new Replay(List.of(), false, null));
        List<Position> positions = IntStream.range(0, 15)
                .mapToObj(number -> one.append("message " + number, TEN))
                .toList();
        Position end = positions.get(14);

        assertThat(latest(two, 2).messages())
                .containsExactly(new Logged(positions.get(13), "message 13"), new Logged(end, "message 14"));
        assertThat(latest(two, 0)).isEqualTo(new Replay(List.of(), true, end));
        assertThat(read(two, end)).isEqualTo(new Replay(List.of(), true, end));
        assertThat(read(two, positions.get(12)).messages()).hasSize(2);
        assertThat(read(two, positions.get(4)).complete()).isTrue();
        assertThat(read(two, positions.get(3)).complete()).isFalse();
        assertThat(messages(read(two, positions.get(3)))).hasSize(10);
        assertThat(read(two, new Position(end.epoch() - 1, 12)).complete()).isFalse();
        assertThat(read(two, new Position(end.epoch(), 15)).complete()).isFalse();
        assertThat(read(two, new Position(end.epoch() + 1, 0)).complete()).isFalse();
        assertThat(read(two, new Position(end.epoch(), -1)).complete()).isFalse();
        assertThat(messages(Nodes.get(two.backplane().read(LOBBY, positions.get(4), 3))))
                .containsExactly("message 5", "message 6", "message 7");
    }

    @Test
    void bytesAndAge_areBounds_butTheNewestIsKept() {
        var keep = new Retention(1_000, Duration.ofMinutes(1), 1_000);
        for (int number = 0; number < 30; number++) {
            one.append("x".repeat(100), keep);
        }
        assertThat(messages(latest(one, 100))).hasSize(10);
        one.append("y".repeat(2_000), keep);
        assertThat(messages(latest(one, 100))).containsExactly("y".repeat(2_000));

        Position soon = one.append("z", new Retention(1_000, Duration.ofMillis(1), 10_000));
        assertThat(soon.number()).isEqualTo(31);
        Nodes.await("too old", () -> latest(one, 1).end() == null);
        Position next = one.append("z", keep);
        assertThat(next.number()).isZero();
        assertThat(next.epoch()).isGreaterThan(soon.epoch());
        assertThat(read(one, soon).complete()).isFalse();
    }

    /** A removal has several steps; what a log keeps may be in any of them. */
    @Test
    void manyRows_areRemoved_butForWhatALogKeeps() {
        Position kept = one.append("kept", TEN);
        IntStream.range(0, 5_000).forEach(number -> one.backplane().publish(Nodes.room("busy"), "message"));
        one.append("kept, too", TEN);
        base.run("UPDATE foyer_message SET written = written - 100000");
        base.run("UPDATE foyer_application SET swept = 0, swept_id = last_id");

        Nodes.await("removed", () -> base.ask("SELECT COUNT(*) FROM foyer_message") == 2);
        assertThat(messages(latest(one, 10))).containsExactly("kept", "kept, too");
        assertThat(messages(read(two, kept))).containsExactly("kept, too");
    }

    /** The time of all rows is moved back, so that nobody has to wait for a minute. */
    @Test
    void rowsThatNobodyNeeds_areRemoved() {
        var three = new Retention(3, Duration.ofMinutes(5), 100_000);
        IntStream.range(0, 10).forEach(number -> one.append("message " + number, three));
        Nodes.get(one.backplane().append(Nodes.room("other"), "message", TEN));
        one.publish("plain");
        base.run("UPDATE foyer_message SET written = written - 100000");
        base.run("UPDATE foyer_application SET swept = 0, swept_id = last_id");

        Nodes.await("removed", () -> base.ask("SELECT COUNT(*) FROM foyer_message") == 4);
        assertThat(messages(latest(one, 10))).containsExactly("message 7", "message 8", "message 9");

        base.run("UPDATE foyer_message SET written = written - 1000000");
        base.run("UPDATE foyer_log SET appended = appended - 1000000");
        base.run("UPDATE foyer_application SET swept = 0, swept_id = last_id");
        Nodes.await("no trace", () -> base.ask("SELECT COUNT(*) FROM foyer_message") == 0);
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_log")).isZero();
        assertThat(one.append("anew", TEN).number()).isZero();
    }

    @Test
    void whatAThreadHasAppended_isReadByIt() {
        for (int i = 0; i < 200; i++) {
            one.backplane().append(LOBBY, "message " + i, TEN);
            assertThat(latest(one, 1).messages().get(0).message()).isEqualTo("message " + i);
        }
    }

    @Test
    void moreThanMayWait_isRefusedAtOnce() {
        Node small = nodes.start(base.source(), "shop", Map.of("foyer.backplane.max-bytes", "200"));

        assertThat(small.backplane()
                        .append(LOBBY, "x".repeat(200), TEN)
                        .toCompletableFuture()
                        .isCompletedExceptionally())
                .isTrue();
        assertThat(small.publish("x".repeat(200))).isEqualTo(-1);
    }

    /** Several rooms, nodes and threads: each log is without a gap, and the answers are the positions. */
    @Test
    void manyLogs_areEachWithoutGaps() {
        var answers = new ArrayList<CompletableFuture<Appended>>();
        for (int i = 0; i < 600; i++) {
            Node node = i % 2 == 0 ? one : two;
            answers.add(node.backplane()
                    .append(Nodes.room("room" + i % 3), "message " + i, TEN)
                    .toCompletableFuture());
        }

        for (int room = 0; room < 3; room++) {
            int which = room;
            List<Long> numbers = IntStream.range(0, 600)
                    .filter(i -> i % 3 == which)
                    .mapToObj(i -> Nodes.get(answers.get(i)).at().number())
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 200).mapToObj(Long::valueOf).toList());
        }
    }
}
