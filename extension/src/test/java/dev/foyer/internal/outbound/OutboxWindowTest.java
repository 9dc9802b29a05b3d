// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.nio.ByteBuffer;
import java.time.Duration;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.backlog.Joiner;
import dev.foyer.testing.TestOutboxes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules D1, D3 and D4: what a peer gets that has not acknowledged what it was sent. */
class OutboxWindowTest extends OutboxFixture {

    @Test
    void peerThatAcknowledgesNothing_getsNoMoreThanTheWindow() {
        for (int i = 0; i < 100; i++) {
            offer("x".repeat(100));
        }

        assertThat(transport.sends()).isBetween(2, WINDOW / 100);
        assertThat(transport.marks()).hasSize(1);
        assertThat(outbox.channel().isSending()).isTrue();
    }

    @Test
    void whatWaits_goesWhenThePeerHasCaughtUp() {
        fill();
        offer("a", "b", "c");
        assertThat(transport.texts()).containsExactly(FILLING);

        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly(FILLING, "a", "b", "c");
        assertThat(outbox.channel().isSending()).isFalse();
    }

    @Test
    void longUse_neverStops() {
        for (int i = 0; i < 5_000; i++) {
            offer("x".repeat(i % 1_500));
            transport.answerAll(outbox);
        }

        assertThat(transport.sends()).isEqualTo(5_000);
        assertThat(transport.marks()).hasSizeBetween(500, 15_000);
    }

    @Test
    void pongThatAnswersNothing_freesNothing() {
        fill();
        offer("a");

        assertThat(outbox.channel().pong(ByteBuffer.allocate(0))).isFalse();
        assertThat(outbox.channel().pong(ByteBuffer.allocate(8))).isFalse();

        assertThat(transport.texts()).containsExactly(FILLING);
    }

    @Test
    void messageLargerThanTheWindow_goesInParts_asThePeerReads() {
        String large = "ü😀€x".repeat(1_000);
        offer("before", large, "after");
        assertThat(transport.texts()).containsExactly("before");

        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly("before", large, "after");
        assertThat(transport.parts()).hasSizeGreaterThan(10).allMatch(part -> part.bytes() <= WINDOW);
        assertThat(outbox.channel().isSending()).isFalse();
    }

    @Test
    void ping_goesOnce_untilItIsAnswered() {
        outbox.channel().ping();
        Awaitility.await()
                .until(() -> transport.marks().size() == 1 && !outbox.channel().isSending());
        outbox.channel().ping();
        assertThat(outbox.channel().isSending()).isFalse();

        assertThat(transport.answer(outbox)).isTrue();
        outbox.channel().ping();

        Awaitility.await().until(() -> transport.marks().size() == 2);
    }

    @Test
    void pingWhileSomethingWaits_isTheOneThatAsksForIt() {
        fill();
        offer("a");

        outbox.channel().ping();
        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly(FILLING, "a");
        assertThat(transport.marks()).hasSize(1);
    }

    @Test
    void peerThatAcknowledgesNothing_isStuckAfterTheLimit() {
        long later = begin + Duration.ofHours(1).toNanos();
        assertThat(outbox.channel().isStuck(later, begin, Duration.ofSeconds(1)))
                .isFalse();

        fill();
        assertThat(outbox.channel().isStuck(later, begin, Duration.ofSeconds(1)))
                .isFalse(); // nothing waits for it
        offer("a");

        assertThat(outbox.channel().isStuck(begin, begin, Duration.ofHours(2))).isFalse();
        assertThat(outbox.channel().isStuck(later, later, Duration.ofSeconds(1)))
                .as("nobody has listened to it")
                .isFalse();
        assertThat(outbox.channel().isStuck(later + 1_000_000_000, begin, Duration.ofMinutes(59)))
                .isTrue();
        transport.answerAll(outbox);
        assertThat(outbox.channel().isStuck(later, begin, Duration.ofSeconds(1)))
                .isFalse();
    }

    @Test
    void volatileFrames_goAsLongAsThePeerTakesThem() {
        assertThat(outbox.put(frame("a"), Mode.VOLATILE, "")).isEqualTo(Offer.CLAIMED);
        assertThat(outbox.put(frame("b"), Mode.VOLATILE, "")).isEqualTo(Offer.QUEUED);

        outbox.channel().drain(new Joiner());

        assertThat(transport.texts()).containsExactly("a", "b");
    }

    @Test
    void volatileFrame_isDroppedIfSomethingWaitsForThePeer() {
        fill();
        assertThat(outbox.put(frame("a"), Mode.VOLATILE, "")).isEqualTo(Offer.CLAIMED);
        outbox.channel().drain(new Joiner());

        assertThat(outbox.put(frame("b"), Mode.VOLATILE, "")).isEqualTo(Offer.DROPPED);
        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly(FILLING, "a");
    }

    @Test
    void outbox_isBehindOnlyIfMoreThanHalfFull_andThePeerTakesWhatItIsSent() {
        var box = TestOutboxes.of(2_000, WINDOW, clock).open(transport, false, ended::add);
        box.offer(frame(FILLING));
        box.offer(frame("x".repeat(900)));
        long now = begin;
        assertThat(box.isBehind(2, now)).isFalse();

        box.offer(frame("x".repeat(200)));

        assertThat(box.isBehind(2, now)).isTrue();
        assertThat(box.isBehind(2, now + Duration.ofSeconds(1).toNanos())).isTrue();
        assertThat(box.isBehind(2, now + Duration.ofSeconds(3).toNanos())).isFalse();
        transport.answerAll(box);
        assertThat(box.isBehind(2, now)).isFalse();
    }

    @Test
    void framesThatWait_areJoinedForAPeerThatTakesThat() {
        var box = TestOutboxes.of(PLENTY, WINDOW).open(transport, true, ended::add);
        box.offer(frame(FILLING));
        box.offer(Frame.json("1"));
        box.offer(Frame.json("2"));
        box.offer(Frame.json("3"));
        box.offer(frame("raw"));
        box.offer(Frame.json("4"));

        transport.answerAll(box);

        assertThat(transport.texts()).containsExactly(FILLING, "[1,2,3]", "raw", "4");
    }

    @Test
    void joinedFrames_fitIntoTheWindow() {
        var box = TestOutboxes.of(PLENTY, WINDOW).open(transport, true, ended::add);
        for (int i = 0; i < 100; i++) {
            box.offer(Frame.json("\"" + "x".repeat(100) + "\""));
        }

        transport.answerAll(box);

        assertThat(transport.frames()).hasSizeBetween(12, 50).allMatch(frame -> frame.bytes() <= WINDOW);
    }
}
