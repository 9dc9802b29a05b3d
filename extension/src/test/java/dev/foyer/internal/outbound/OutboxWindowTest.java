// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.Frame.Kind;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.Gate;
import dev.foyer.testing.TestOutboxes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules D1 to D3, where the send buffer of the socket is known. */
class OutboxWindowTest {

    private static final int WINDOW = 4096;
    private static final int PLENTY = 1_000_000;

    private final List<Closing> ended = Collections.synchronizedList(new ArrayList<>());
    private final FakeTransport transport = FakeTransport.immediate();
    private final Outbox outbox = TestOutboxes.of(PLENTY, WINDOW).open(transport, false, ended::add);

    @Test
    void whatFits_isSentByTheCaller() {
        outbox.offer(new Frame("a"));
        outbox.offer(Frame.binary(new byte[] {1}));

        assertThat(transport.sentNow()).hasSize(2).isEqualTo(transport.frames());
    }

    @Test
    void whatDoesNotFit_isSentAsynchronously() {
        Frame large = new Frame("x".repeat(WINDOW));

        outbox.offer(large);

        assertThat(transport.frames()).startsWith(large);
        assertThat(transport.sentNow()).doesNotContain(large);
    }

    @Test
    void peerThatAnswersNothing_getsNoMoreThanTheWindowFromTheCaller() {
        for (int i = 0; i < 100; i++) {
            outbox.offer(new Frame("x".repeat(100)));
        }

        int now = transport.sentNow().stream().mapToInt(Frame::bytes).sum();
        assertThat(now).isBetween(WINDOW / 2, WINDOW);
        assertThat(transport.texts().stream().filter(text -> !text.isEmpty())).hasSize(100);
        assertThat(marks()).hasSize(1);
    }

    @Test
    void peerThatAnswers_getsAllFromTheCaller() {
        for (int i = 0; i < 1000; i++) {
            outbox.offer(new Frame("x".repeat(100)));
            answerLast();
        }

        assertThat(transport.sentNow()).isEqualTo(transport.frames());
        assertThat(marks()).hasSizeBetween(1000 * 100 / WINDOW, 1000 * 100 / WINDOW * 6);
    }

    @Test
    void afterABurst_aSlowPingFindsOutWhetherThePeerHasCaughtUp() {
        outbox.offer(new Frame("x".repeat(10 * WINDOW)));

        Awaitility.await().until(() -> marks().size() == 1 && !outbox.isSending());
        answerLast();
        outbox.offer(new Frame("after"));

        assertThat(transport.sentNow().get(transport.sentNow().size() - 1).text())
                .isEqualTo("after");
    }

    @Test
    void ping_isAMarkAndWaitsForTheAnswerToAnother() {
        assertThat(outbox.ping()).isTrue();
        Awaitility.await().until(() -> marks().size() == 1);
        assertThat(outbox.ping()).isTrue();
        assertThat(outbox.pong(ByteBuffer.allocate(0))).isFalse();
        assertThat(marks()).hasSize(1);

        answerLast();
        assertThat(outbox.ping()).isTrue();

        Awaitility.await().until(() -> marks().size() == 2);
    }

    @Test
    void failure_endsOnceWith1006() {
        var broken = FakeTransport.of((frame, done) -> done.accept(new IOException("gone")));
        var box = TestOutboxes.of(PLENTY, WINDOW).open(broken, false, ended::add);

        box.offer(new Frame("a"));

        assertThat(box.isOpen()).isFalse();
        assertThat(ended).containsExactly(new Closing(1006, ""));
    }

    @Test
    void joined_goesInOneFrame() {
        var stalled = FakeTransport.stalled();
        var box = TestOutboxes.of(PLENTY, 0).open(stalled, true, ended::add);
        box.offer(Frame.json("1"));
        box.offer(Frame.json("2"));
        box.offer(Frame.json("3"));
        box.offer(new Frame("raw"));
        box.offer(Frame.json("4"));

        stalled.completeAll();

        assertThat(stalled.texts()).containsExactly("1", "[2,3]", "raw", "4");
    }

    @Test
    void joinedFrames_areBounded() {
        var stalled = FakeTransport.stalled();
        var box = TestOutboxes.of(PLENTY, 0).open(stalled, true, ended::add);
        for (int i = 0; i < 300; i++) {
            box.offer(Frame.json("\"" + "x".repeat(1000) + "\""));
        }

        stalled.completeAll();

        assertThat(stalled.frames())
                .allMatch(frame -> frame.bytes() <= 64 * 1024)
                .hasSizeLessThan(10);
    }

    @Test
    void severalOfARoom_areDrainedWithoutTheCaller_evenIfOneHoldsItsThreadUp() {
        var senders = new Senders(Runnable::run);
        var outboxes = new Outboxes(PLENTY, WINDOW, senders, Runnable::run);
        var held = new Gate();
        var stuck = FakeTransport.of((frame, done) -> {
            held.pass();
            done.accept(null);
        });
        var claimed = new ArrayList<Outbox>();
        var healthy = new ArrayList<FakeTransport>();
        for (int i = 0; i < 20; i++) {
            var each = i == 3 ? stuck : FakeTransport.immediate();
            if (i != 3) {
                healthy.add(each);
            }
            Outbox box = outboxes.open(each, false, ended::add);
            assertThat(box.put(new Frame("hello"))).isEqualTo(Outbox.Offer.CLAIMED);
            claimed.add(box);
        }

        outboxes.drain(claimed);

        Awaitility.await().until(() -> {
            senders.watch();
            return healthy.stream().allMatch(each -> each.sends() == 1);
        });
        held.open();
        Awaitility.await().until(() -> !claimed.get(3).isSending());
        senders.shutdown();
    }

    private List<Frame> marks() {
        return transport.frames().stream()
                .filter(frame -> frame.kind() == Kind.PING)
                .toList();
    }

    /** The peer answers the last mark. */
    private void answerLast() {
        List<Frame> marks = marks();
        if (!marks.isEmpty()) {
            ByteBuffer content = marks.get(marks.size() - 1).binary();
            if (content != null) {
                outbox.pong(content.duplicate());
            }
        }
    }
}
