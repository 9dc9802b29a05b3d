// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.internal.history.MemoryLogs.Kept;
import dev.foyer.internal.history.MemoryLogs.Part;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import dev.foyer.testing.ManualClock;
import dev.foyer.testing.ManualTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q7: what a log in memory keeps. */
class MemoryLogsTest {

    private static final Retention KEEP = new Retention(10, Duration.ofMinutes(1), 100);
    private static final Position BEGIN = new Position(0, -1);

    private final ManualClock nanos = new ManualClock();
    private final ManualTimer timer = new ManualTimer(nanos);
    private final MemoryLogs<String, Integer> logs =
            new MemoryLogs<>(Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC), nanos, timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private void append(int from, int to) {
        IntStream.range(from, to).forEach(number -> logs.append("lobby", number, 1, KEEP));
    }

    private List<Integer> latest(int limit) {
        return logs.latest("lobby", limit).kept().stream().map(Kept::content).toList();
    }

    @Test
    void positions_areConsecutive_andAnotherLogHasItsOwn() {
        append(0, 3);

        assertThat(logs.latest("lobby", 9).kept())
                .extracting(Kept::at)
                .containsExactly(new Position(1_000, 0), new Position(1_000, 1), new Position(1_000, 2));
        assertThat(logs.append("cafe", 1, 1, KEEP).epoch()).isGreaterThan(1_000);
        assertThat(latest(2)).containsExactly(1, 2);
        assertThat(latest(0)).isEmpty();
        assertThat(logs.find("lobby", content -> content == 1)).hasValue(new Position(1_000, 1));
        assertThat(logs.find("cafe", content -> content == 2)).isEmpty();
    }

    @Test
    void whatFollows_isComplete_whileItIsThere() {
        append(0, 15);
        Position end = new Position(1_000, 14);

        assertThat(logs.after("lobby", new Position(1_000, 12), 10).kept()).hasSize(2);
        assertThat(logs.after("lobby", new Position(1_000, 4), 3).kept())
                .extracting(Kept::content)
                .containsExactly(5, 6, 7);
        assertThat(logs.after("lobby", new Position(1_000, 4), 100).complete()).isTrue();
        assertThat(logs.after("lobby", new Position(1_000, 3), 100).complete()).isFalse();
        assertThat(logs.after("lobby", end, 100)).isEqualTo(new Part<>(List.of(), true, end));
        assertThat(logs.after("lobby", new Position(999, 14), 100).complete()).isFalse();
        assertThat(logs.after("cafe", BEGIN, 100)).isEqualTo(new Part<>(List.of(), false, null));
    }

    @Test
    void bytes_areABound_butTheNewestIsKept() {
        logs.append("lobby", 1, 60, KEEP);
        logs.append("lobby", 2, 40, KEEP);
        assertThat(latest(9)).containsExactly(1, 2);
        logs.append("lobby", 3, 1, KEEP);
        assertThat(latest(9)).containsExactly(2, 3);
        logs.append("lobby", 4, 1_000, KEEP);
        assertThat(latest(9)).containsExactly(4);
    }

    @Test
    void old_isForgotten_andAnEmptyLogBeginsAnew() {
        append(0, 1);
        timer.advance(Duration.ofSeconds(40));
        append(1, 2);
        timer.advance(Duration.ofSeconds(40));
        append(2, 3);
        assertThat(latest(9)).containsExactly(1, 2);
        timer.advance(Duration.ofSeconds(59));
        assertThat(latest(9)).isNotEmpty();

        timer.advance(Duration.ofSeconds(1));

        assertThat(logs.latest("lobby", 9)).isEqualTo(new Part<>(List.of(), true, null));
        assertThat(timer.waiting()).isZero();
        assertThat(logs.append("lobby", 3, 1, KEEP)).isEqualTo(new Position(1_001, 0));
        logs.clear();
        assertThat(logs.append("lobby", 3, 1, KEEP)).isEqualTo(new Position(1_002, 0));
    }
}
