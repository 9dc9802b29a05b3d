// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestOutboxes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules D1 to D3: order, bounds, and how it ends. */
class OutboxTest extends OutboxFixture {

    @Test
    void frames_areSentInOrder_byTheCaller() {
        offer("a", "b");

        assertThat(transport.texts()).containsExactly("a", "b");
        assertThat(outbox.isOpen()).isTrue();
        assertThat(outbox.channel().isSending()).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void bytes_areBoundedIncludingWhatIsSentInParts() {
        var box = TestOutboxes.of(10_000, WINDOW).open(transport, false, ended::add);
        assertThat(box.offer(frame("x".repeat(9_000)))).isTrue();
        assertThat(box.offer(frame("y".repeat(1_500)))).isTrue(); // some of the first one has gone

        assertThat(box.offer(frame("z".repeat(1_500)))).isFalse();

        assertThat(transport.closings()).containsExactly(Closing.SLOW);
        assertThat(ended).containsExactly(Closing.SLOW);
        assertThat(box.isOpen()).isFalse();
        transport.answerAll(box);
        assertThat(transport.frames()).isEmpty();
        assertThat(ended).hasSize(1);
    }

    @Test
    void bytes_countAsInUtf8() {
        var box = TestOutboxes.of(1_000, WINDOW).open(transport, false, ended::add);
        assertThat(box.offer(frame(FILLING))).isTrue();

        assertThat(box.offer(frame("😀".repeat(250)))).isTrue();
        assertThat(box.offer(frame("€"))).isFalse();
    }

    @Test
    void bytesSent_areFreeAgain() {
        var box = TestOutboxes.of(1_000, WINDOW).open(transport, false, ended::add);
        for (int i = 0; i < 100; i++) {
            assertThat(box.offer(frame("x".repeat(900)))).isTrue();
            transport.answerAll(box);
        }

        assertThat(transport.sends()).isEqualTo(100);
        assertThat(ended).isEmpty();
    }

    @Test
    void bytes_areBoundedByTheLargestIntegerToo() {
        var box = TestOutboxes.of(Integer.MAX_VALUE, WINDOW).open(transport, false, ended::add);
        box.offer(frame(FILLING));
        assertThat(box.offer(new Frame(FrameKind.TEXT, "a", Integer.MAX_VALUE, null)))
                .isTrue();

        assertThat(box.offer(new Frame(FrameKind.TEXT, "b", Integer.MAX_VALUE, null)))
                .isFalse();
    }

    @Test
    void close_sendsWhatIsQueuedFirst() {
        fill();
        offer("a", "b");

        outbox.close(Closing.NORMAL);

        assertThat(outbox.isOpen()).isFalse();
        assertThat(outbox.offer(frame("late"))).isFalse();
        assertThat(transport.closings()).isEmpty();
        transport.answerAll(outbox);
        assertThat(transport.texts()).containsExactly(FILLING, "a", "b");
        assertThat(transport.closings()).containsExactly(Closing.NORMAL);
        assertThat(ended).containsExactly(Closing.NORMAL);
    }

    @Test
    void closeWithNothingQueued_closesAtOnce() {
        outbox.close(Closing.KICKED);
        outbox.close(Closing.NORMAL);
        outbox.abort(Closing.SLOW);

        assertThat(transport.closings()).containsExactly(Closing.KICKED);
        assertThat(ended).containsExactly(Closing.KICKED);
    }

    @Test
    void closeOfAPeerThatReadsNothing_isStuckAfterTheLimit_andThenAborted() {
        fill();
        offer("a");
        outbox.close(Closing.KICKED);

        assertThat(outbox.channel().isStuck(clock.advance(Duration.ofHours(1)), begin, Duration.ofMinutes(59)))
                .isTrue();
        outbox.abort(Closing.SLOW);

        assertThat(transport.closings()).containsExactly(Closing.KICKED);
        assertThat(ended).containsExactly(Closing.KICKED);
        assertThat(outbox.channel().isStuck(begin + Duration.ofDays(1).toNanos(), begin, Duration.ofMinutes(1)))
                .isFalse();
    }

    @Test
    void abort_dropsWhatIsQueued() {
        fill();
        offer("a", "b");

        outbox.abort(Closing.FAILED);

        assertThat(transport.closings()).containsExactly(Closing.FAILED);
        assertThat(outbox.offer(frame("late"))).isFalse();
        transport.answerAll(outbox);
        assertThat(transport.texts()).containsExactly(FILLING);
        assertThat(ended).containsExactly(Closing.FAILED);
    }

    @Test
    void abortAfterClose_keepsTheFirstReason() {
        fill();
        offer("a");

        outbox.close(Closing.RESTART);
        outbox.abort(Closing.FAILED);

        assertThat(transport.closings()).containsExactly(Closing.RESTART);
        assertThat(ended).containsExactly(Closing.RESTART);
    }

    @Test
    void discard_tellsNobody() {
        fill();
        offer("a", "b");

        outbox.discard();

        assertThat(outbox.isOpen()).isFalse();
        assertThat(outbox.offer(frame("late"))).isFalse();
        outbox.close(Closing.NORMAL);
        outbox.abort(Closing.FAILED);
        transport.answerAll(outbox);
        assertThat(transport.texts()).containsExactly(FILLING);
        assertThat(transport.closings()).isEmpty();
        assertThat(ended).isEmpty();
    }

    @Test
    void failure_endsOnceWith1006AndDropsTheRest() {
        var broken = FakeTransport.of(frame -> {
            throw new IOException("gone");
        });
        var box = outbox(broken);

        box.offer(frame("a"));

        assertThat(ended).containsExactly(LOST);
        assertThat(broken.closings()).containsExactly(LOST);
        assertThat(box.offer(frame("b"))).isFalse();
        assertThat(broken.texts()).containsExactly("a");
        assertThat(box.channel().isSending()).isFalse();
    }
}
