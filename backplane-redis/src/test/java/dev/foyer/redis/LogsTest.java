// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.RedisServer;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Replay.Logged;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Logs of rooms on a real Redis: rules N3 and N5, as far as the engine has a part in them. */
class LogsTest {

    private static final String KEY = "foyer:shop:*:l:*";
    private static final Retention TEN = new Retention(10, Duration.ofMinutes(5), 100_000);

    private final Nodes nodes = new Nodes();
    private RedisServer redis;
    private Node one;
    private Node two;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
        one = nodes.start(redis.url());
        two = nodes.start(redis.url());
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    private static Replay latest(Node node, int limit) {
        return Node.get(node.backplane().readLatest(LOBBY, limit));
    }

    private static Replay read(Node node, Position after) {
        return Node.get(node.backplane().read(LOBBY, after, 100));
    }

    private static List<String> messages(Replay replay) {
        return replay.messages().stream().map(Logged::message).toList();
    }

    private String key() {
        return redis.ask("EVAL", "return redis.call('KEYS', '" + KEY + "')[1]", "0");
    }

    @Test
    void allNodes_getOneOrder_withoutGaps() throws InterruptedException {
        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1);
        two.awaitOthers(1);

        for (int i = 0; i < 1_000; i++) {
            one.backplane().append(LOBBY, "one " + i + " \u00e4\n{}", TEN);
            two.backplane().append(LOBBY, "two " + i, TEN);
        }
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            first.add(one.next());
            second.add(two.next());
        }

        assertThat(second).isEqualTo(first);
        Position begin = Position.parse(first.get(0).split(" ", 2)[0]);
        assertThat(first)
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactlyElementsOf(IntStream.range(0, 2_000)
                        .mapToObj(number -> begin.epoch() + "-" + number)
                        .toList());
        assertThat(first.stream().filter(line -> line.contains("one ")).map(line -> line.split(" ", 2)[1]))
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(number -> "one " + number + " \u00e4\n{}")
                        .toList());
        assertThat(messages(latest(two, 100))).hasSize(10);
    }

    @Test
    void otherNodes_areCounted() {
        two.backplane().subscribe(LOBBY);
        one.awaitOthers(1);
        one.backplane().subscribe(LOBBY);
        two.awaitOthers(1);

        assertThat(Node.get(one.backplane().append(LOBBY, "message", TEN)).nodes())
                .isEqualTo(1);
    }

    @Test
    void whatFollowsAPosition_isComplete_whileItIsThere() {
        assertThat(latest(one, 5)).isEqualTo(new Replay(List.of(), true, null));
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
        assertThat(messages(Node.get(two.backplane().read(LOBBY, positions.get(4), 3))))
                .containsExactly("message 5", "message 6", "message 7");
    }

    @Test
    void bytesAndAge_areBounds_butTheNewestIsKept() {
        var keep = new Retention(1_000, Duration.ofSeconds(20), 1_000);
        for (int number = 0; number < 30; number++) {
            one.append("x".repeat(100), keep);
        }
        assertThat(messages(latest(one, 100))).hasSize(10);
        one.append("y".repeat(2_000), keep);
        assertThat(messages(latest(one, 100))).containsExactly("y".repeat(2_000));
        assertThat(Long.parseLong(redis.ask("PTTL", key()))).isBetween(10_000L, 20_000L);

        one.append("z", new Retention(1_000, Duration.ofSeconds(1), 10_000));
        Position soon = one.append("z", new Retention(1_000, Duration.ofMillis(1), 10_000));
        assertThat(soon.number()).isEqualTo(32);
        Traffic.await("too old", () -> latest(one, 1).end() == null);
        assertThat(one.append("z", keep).number()).isZero();
    }

    /** Rule N3: a log that may have lost something never goes on. */
    @Test
    void oldDump_beginsAnotherEpoch() throws InterruptedException {
        one.backplane().subscribe(LOBBY);
        Position kept = one.append("in the dump", TEN);
        redis.ask("SAVE");
        Position lost = one.append("not in the dump", TEN);
        redis.restart();
        one.await(Nodes.RESUMED_WITHOUT_LOGS);

        assertThat(read(one, kept)).isEqualTo(new Replay(List.of(), false, null));
        assertThat(read(one, lost).complete()).isFalse();
        Position next = one.append("new", TEN);
        assertThat(next.epoch()).isGreaterThan(lost.epoch());
        assertThat(next.number()).isZero();
        assertThat(read(two, kept).complete()).isFalse();
        assertThat(messages(latest(two, 10))).containsExactly("new");
        redis.ask("SAVE");
        redis.restart();
        one.await(Nodes.RESUMED_WITHOUT_LOGS);
        assertThat(one.append("newer", TEN).epoch()).isGreaterThan(next.epoch());
    }

    /** Also for nodes that know of nothing else. */
    @Test
    void oldDump_beginsAnotherEpoch_whenAllNodesAreNew() {
        Position kept = one.append("in the dump", TEN);
        redis.ask("SAVE");
        nodes.close();
        redis.restart();
        Node fresh = nodes.start(redis.url());

        assertThat(read(fresh, kept).complete()).isFalse();
        assertThat(fresh.append("new", TEN).epoch()).isGreaterThan(kept.epoch());
    }

    @Test
    void emptyRedis_beginsAnotherEpoch() throws InterruptedException {
        one.backplane().subscribe(LOBBY);
        Position before = one.append("before", TEN);
        redis.ask("FLUSHALL");
        Position after = one.append("after", TEN);
        assertThat(after.epoch()).isGreaterThan(before.epoch());

        redis.killSubscribers();
        one.await(Nodes.RESUMED_WITHOUT_LOGS);
        redis.killSubscribers();
        one.await(Nodes.RESUMED);
        redis.restart();
        one.await(Nodes.RESUMED_WITHOUT_LOGS);
        assertThat(one.append("later", TEN).epoch()).isGreaterThan(after.epoch());
    }

    @Test
    void lostScripts_areLoadedAgain() {
        one.append("first", TEN);
        redis.ask("SCRIPT", "FLUSH");

        assertThat(one.append("second", TEN).number()).isEqualTo(1);
        assertThat(messages(latest(one, 5))).containsExactly("first", "second");
    }

    /** A user of Redis who may do what was enough before there were logs. */
    @Test
    void userWithoutRights_hasNoLogs_andAllTheRest() throws InterruptedException {
        redis.ask(("ACL SETUSER ada reset on >pass &foyer:shop:* +info +ping +publish +subscribe +unsubscribe"
                        + " +client|id +client|kill")
                .split(" "));
        Node ada = nodes.start(redis.url().replace("//", "//ada:pass@"));
        ada.backplane().subscribe(LOBBY);

        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> ada.append("message", TEN));
        one.awaitOthers(1);
        one.publish("plain");
        ada.await("plain");
        redis.killSubscribers();
        ada.await(Nodes.RESUMED_WITHOUT_LOGS);
    }

    @Test
    void moreThanMayWait_isRefusedAtOnce() {
        Node small = nodes.start(redis.url(), "foyer.backplane.max-bytes", "100");

        assertThat(small.backplane()
                        .append(LOBBY, "x".repeat(200), TEN)
                        .toCompletableFuture()
                        .isCompletedExceptionally())
                .isTrue();
    }
}
