// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.history.LoggedEvent.Origin;
import dev.foyer.internal.model.RoomPattern;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules N3, N4 and Q7: what members get while the log is being read. */
class LogRoomsTest {

    private static final Group BOARD = Group.room("/", "board");
    private static final Retention KEEP = new Retention(100, Duration.ofMinutes(1), 10_000);
    private static final String MISSED = "missed";

    private final Reads log = new Reads();
    private final List<String> told = new ArrayList<>();
    private final LogRooms rooms = new LogRooms(
            new RoomTable<>(Map.of(RoomPattern.parse("board"), KEEP)), log, new Told(), Clock.systemUTC(), 10_000);

    /** A log that answers when the test says so. */
    private static final class Reads implements RoomLog {

        private final Deque<CompletableFuture<Stretch>> asked = new ArrayDeque<>();

        @Override
        public void start(Listener listener) {}

        @Override
        public CompletionStage<Integer> append(Group room, LoggedEvent event, Retention keep) {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public CompletionStage<Stretch> read(Group room, Position after, int limit) {
            return readLatest(room, limit);
        }

        @Override
        public CompletionStage<Stretch> readLatest(Group room, int limit) {
            asked.add(new CompletableFuture<>());
            return asked.getLast();
        }

        /** Answers the oldest question with these events, after which the log has its end. */
        void answer(long end, long... numbers) {
            List<Entry> entries =
                    LongStream.of(numbers).mapToObj(LogRoomsTest::entry).toList();
            asked.remove().complete(new Stretch(entries, true, new Position(7, end)));
        }
    }

    /** Notes what members get: the address, and the position. */
    private final class Told implements Hall {

        @Override
        public boolean isOccupied(Group room) {
            return true;
        }

        @Override
        public boolean isMember(Group room, String connection) {
            return true;
        }

        @Override
        public void arrive(Address to, Action action) {
            String whom = to instanceof Address.Rest rest
                    ? "all but " + String.join(",", rest.excluded())
                    : to.equals(BOARD) ? "all" : ((Group) to).name();
            told.add(whom + ' ' + (action instanceof Emitted event ? at(event) : MISSED));
        }

        private String at(Emitted event) {
            return event.frame().text().replaceAll("\\{\"at\":\"([^\"]*)\".*", "$1");
        }

        @Override
        public void begins(Group room, Position at) {}

        @Override
        public void missed(Group room, String connection) {
            told.add(connection + ' ' + MISSED);
        }
    }

    private static Entry entry(long number) {
        return entry(new Position(7, number), number + 1, null);
    }

    private static Entry entry(Position at, long emit, @Nullable Address to) {
        var event = new Emitted("e", Mode.EVERY, Frame.json("{\"event\":\"e\"}"));
        return new Entry(at, new LoggedEvent(new Origin("other", emit), Instant.now(), to, event));
    }

    private void receive(long number) {
        rooms.received(BOARD, entry(number));
    }

    private void follow(long end) {
        rooms.check(BOARD);
        log.answer(end);
    }

    @Test
    void whatComesBeforeTheEndIsKnown_waits_andIsNotLost() {
        rooms.check(BOARD);
        receive(5);
        receive(6);
        assertThat(told).isEmpty();

        log.answer(5);
        receive(7);

        assertThat(told).containsExactly("all 7-5", "all 7-6", "all 7-7");
    }

    @Test
    void whatComesOfAnEarlierEpoch_isNotDelivered() {
        rooms.check(BOARD);
        rooms.received(BOARD, entry(new Position(6, 9), 1, null));
        log.answer(1);
        receive(2);

        assertThat(told).containsExactly("all 7-2");
    }

    @Test
    void gap_isReadBeforeWhatFollowsIt() {
        follow(1);
        receive(2);
        receive(5);
        receive(6);
        assertThat(told).containsExactly("all 7-2");

        log.answer(6, 3, 4, 5, 6);

        assertThat(told).containsExactly("all 7-2", "all 7-3", "all 7-4", "all 7-5", "all 7-6");
        receive(4);
        receive(7);
        assertThat(told).last().isEqualTo("all 7-7");
        assertThat(told).hasSize(6);
    }

    @Test
    void gapThatIsNotInTheLog_isTold_once() {
        follow(1);
        receive(5);
        log.answer(1);
        assertThat(told).containsExactly("all missed", "all 7-5");
        receive(6);
        assertThat(told).last().isEqualTo("all 7-6");
    }

    @Test
    void ownEventThatDoesNotComeBack_isRead() {
        follow(1);
        rooms.appended(BOARD, new Position(7, 2));
        rooms.tick();
        log.answer(2, 2);

        assertThat(told).containsExactly("all 7-2");
        rooms.tick();
        assertThat(log.asked).isEmpty();
    }

    @Test
    void endThatIsFoundLate_isTold() {
        rooms.check(BOARD);
        log.asked.remove().completeExceptionally(new IllegalStateException("away"));
        rooms.interrupted(Instant.now());
        rooms.tick();
        assertThat(log.asked).isEmpty();
        rooms.resumed(true);
        log.answer(3);

        assertThat(told).containsExactly("all missed");
    }

    /** An engine that has lost its log may append something twice. */
    @Test
    void repeatedEmit_comesOnce() {
        follow(0);
        receive(1);
        rooms.received(BOARD, entry(new Position(8, 0), 2, null));
        rooms.received(BOARD, entry(new Position(8, 1), 3, null));

        assertThat(told).containsExactly("all 7-1", "all 8-1");
    }

    @Test
    void joiner_getsTheLatest_andWhatCameMeanwhile() {
        follow(1);
        rooms.join(BOARD, "ada", 5, () -> {});
        receive(2);
        receive(3);

        log.answer(2, 0, 1, 2);
        receive(4);

        assertThat(told)
                .containsExactly(
                        "all but ada 7-2", "all but ada 7-3", "ada 7-0", "ada 7-1", "ada 7-2", "ada 7-3", "all 7-4");
    }

    @Test
    void joinerThatIsAhead_getsNothingTwice() {
        follow(1);
        rooms.join(BOARD, "ada", 5, () -> {});
        log.answer(3, 2, 3);
        receive(2);
        receive(3);
        receive(4);

        assertThat(told).containsExactly("ada 7-2", "ada 7-3", "all but ada 7-2", "all but ada 7-3", "all 7-4");
    }

    @Test
    void joinerThatWantsNoHistory_getsWhatCameMeanwhile() {
        follow(1);
        rooms.join(BOARD, "ada", 0, () -> {});
        receive(2);
        log.answer(3);
        receive(3);

        assertThat(told).containsExactly("all but ada 7-2", "ada 7-2", "all 7-3");
    }

    @Test
    void joinerWhoseHistoryIsShorterThanWhatCameMeanwhile_getsAllOfThat() {
        follow(1);
        rooms.join(BOARD, "ada", 1, () -> {});
        receive(2);
        receive(3);
        log.answer(4, 4);
        receive(4);
        receive(5);

        assertThat(told)
                .containsExactly(
                        "all but ada 7-2",
                        "all but ada 7-3",
                        "ada 7-2",
                        "ada 7-3",
                        "ada 7-4",
                        "all but ada 7-4",
                        "all 7-5");
    }

    @Test
    void joinerWhoseHistoryBeginsAfterWhatCameMeanwhile_hasNoGap() {
        follow(1);
        rooms.join(BOARD, "ada", 1, () -> {});
        receive(2);
        log.answer(5, 5);
        receive(3);
        receive(4);
        receive(5);

        assertThat(told).containsExactly("all but ada 7-2", "ada 7-2", "all 7-3", "all 7-4", "all 7-5");
    }

    @Test
    void joinerWhoseHistoryCannotBeRead_isTold() {
        follow(1);
        rooms.join(BOARD, "ada", 5, () -> {});
        receive(2);
        log.asked.remove().completeExceptionally(new IllegalStateException("away"));
        receive(3);

        assertThat(told).containsExactly("all but ada 7-2", "ada missed", "ada 7-2", "all 7-3");
    }
}
