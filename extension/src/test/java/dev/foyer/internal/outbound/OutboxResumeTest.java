// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.ManualClock;
import dev.foyer.testing.TestOutboxes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules Q1 and Q2: an outbox that outlives its line. */
class OutboxResumeTest {

    private static final int PLENTY = 1_000_000;
    private static final int WINDOW = 4096;
    private static final Closing LOST = new Closing(1006, "");

    private final List<Closing> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean fails = new AtomicBoolean();
    private final FakeTransport first = FakeTransport.of(frame -> {
        if (fails.get()) {
            throw new IOException("broken pipe");
        }
    });
    private final FakeTransport second = FakeTransport.immediate();
    private final Outbox outbox = TestOutboxes.of(PLENTY, WINDOW, new ManualClock())
            .open(first, true, new OutboxListener() {
                @Override
                public void ended(Closing reason) {
                    told.add(reason);
                }

                @Override
                public void parked(Closing reason) {
                    told.add(new Closing(4999, "parked"));
                }
            });

    @BeforeEach
    void keep() {
        outbox.keep();
    }

    private void offer(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> assertThat(outbox.offer(number(i))).isTrue());
    }

    private static Frame number(int i) {
        return Frame.json("{\"n\":" + i + "}");
    }

    private static Frame greeting(long from) {
        return Frame.json("{\"from\":" + from + "}");
    }

    /** Resumes, and returns what was sent on the new line, frame by frame. */
    private List<String> resume(long seen) {
        assertThat(outbox.resume(second, seen, OutboxResumeTest::greeting)).isTrue();
        return frames(second);
    }

    private static List<String> frames(FakeTransport transport) {
        var all = new ArrayList<String>();
        for (String text : transport.texts()) {
            all.addAll(List.of(text.replaceAll("^\\[|]$", "").split(",(?=\\{)")));
        }
        return all;
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "{\"n\":" + i + "}")
                .toList();
    }

    @Test
    void whatThePeerHasNotGot_isSentAgain_andThenWhatCame() {
        offer(1, 5);
        outbox.lost(outbox.channel(), LOST);
        offer(6, 8);

        assertThat(resume(3))
                .startsWith("{\"from\":3}")
                .containsSubsequence(numbers(4, 8))
                .hasSize(6);
        offer(9, 9);
        assertThat(frames(second)).endsWith("{\"n\":9}");
        assertThat(first.closings()).containsExactly(LOST);
        assertThat(told).containsExactly(new Closing(4999, "parked"));
    }

    @Test
    void whatThePeerHasAcknowledged_isKeptNoLonger() {
        offer(1, 3);
        outbox.channel().ping();
        ByteBuffer mark = Objects.requireNonNull(first.marks().get(0).binary());
        offer(4, 4);
        assertThat(outbox.channel().pong(mark)).isTrue();
        outbox.lost(outbox.channel(), LOST);

        assertThat(outbox.rest(2)).as("frame 3 is gone").isEqualTo(3);
        assertThat(outbox.rest(3)).isEqualTo(3);
        assertThat(outbox.rest(5)).as("never sent").isEqualTo(-1);
    }

    @Test
    void sendThatFails_losesTheLineOnly() {
        fails.set(true);
        outbox.offer(number(1));

        assertThat(outbox.isParked()).isTrue();
        assertThat(resume(0)).containsExactly("{\"from\":0}", "{\"n\":1}");
    }

    @Test
    void linesThatAreLostAgainAndAgain_loseNothing() {
        var third = FakeTransport.immediate();
        offer(1, 2);
        outbox.lost(outbox.channel(), LOST);
        resume(1);
        outbox.lost(outbox.channel(), LOST);
        offer(3, 3);
        assertThat(outbox.resume(third, 1, OutboxResumeTest::greeting)).isTrue();

        assertThat(frames(third)).containsExactly("{\"from\":1}", "{\"n\":2}", "{\"n\":3}");
    }

    @Test
    void lossOfAnEarlierLine_changesNothing() {
        Channel earlier = outbox.channel();
        outbox.lost(earlier, LOST);
        resume(0);

        outbox.lost(earlier, LOST);
        assertThat(earlier.pong(ByteBuffer.allocate(8))).isFalse();
        earlier.ping();

        assertThat(outbox.isParked()).isFalse();
        assertThat(first.marks()).isEmpty();
    }

    @Test
    void tooMany_areDroppedFromTheOldest() {
        offer(1, 2);
        outbox.lost(outbox.channel(), LOST);
        for (int i = 3; i <= 1_010; i++) {
            outbox.put(number(i), Mode.EVERY, "");
        }

        assertThat(outbox.rest(2)).as("8 more are dropped").isEqualTo(10);
    }

    @Test
    void largeMessage_isSentAnewFromItsBeginning() {
        String large = "x".repeat(3 * WINDOW);
        outbox.offer(Frame.json("\"" + large + "\""));
        assertThat(first.parts()).as("in parts, the last of which wait").isNotEmpty();
        outbox.lost(outbox.channel(), LOST);

        assertThat(outbox.rest(1)).as("it may have been sent").isEqualTo(1);
        assertThat(outbox.rest(0)).isZero();
        assertThat(outbox.resume(second, 0, OutboxResumeTest::greeting)).isTrue();
        assertThat(second.parts().get(0).text()).startsWith("\"x");
    }

    @Test
    void end_isNoLoss() {
        outbox.close(Closing.NORMAL);
        outbox.lost(outbox.channel(), LOST);

        assertThat(outbox.isParked()).isFalse();
        assertThat(outbox.resume(second, 0, OutboxResumeTest::greeting)).isFalse();
        assertThat(told).containsExactly(Closing.NORMAL);
    }

    @Test
    void closeWhileAway_endsAtOnce() {
        outbox.lost(outbox.channel(), LOST);
        outbox.close(Closing.KICKED);

        assertThat(told).endsWith(Closing.KICKED);
        assertThat(first.closings()).containsExactly(LOST);
    }
}
