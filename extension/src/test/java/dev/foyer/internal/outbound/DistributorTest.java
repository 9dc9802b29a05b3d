// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.List;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestOutboxes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules D1, D3 and D4: one frame for many, and an emitter that is too fast. */
class DistributorTest extends OutboxFixture {

    private static final int SMALL = 2_000;

    private final FakeTransport other = FakeTransport.immediate();
    private final Outbox second = outbox(other);
    private final Distributor distributor = distributor(TestOutboxes.senders());
    private int pauses;

    @Test
    void frame_reachesAll_butThoseThatEnd() {
        second.close(Closing.NORMAL);

        assertThat(deliver(List.of(() -> outbox, () -> second), "a", Mode.EVERY))
                .isEqualTo(1);

        assertThat(transport.texts()).containsExactly("a");
        assertThat(other.texts()).isEmpty();
    }

    @Test
    void newest_takesThePlaceOfAnUnsentOne_andVolatileIsDropped() {
        fill();
        deliver(List.of(() -> outbox), "old", Mode.LATEST);
        deliver(List.of(() -> outbox), "new", Mode.LATEST);

        assertThat(deliver(List.of(() -> outbox, () -> second), "now", Mode.VOLATILE))
                .isEqualTo(1);
        transport.answerAll(outbox);

        assertThat(transport.texts()).containsExactly(FILLING, "new");
        assertThat(other.texts()).containsExactly("now");
    }

    @Test
    void receiverWithoutAnOutbox_leavesNoOtherClaimed() {
        Receiver none = () -> {
            throw new IllegalStateException("not open");
        };

        assertThatThrownBy(() -> deliver(List.of(() -> outbox, none), "a", Mode.EVERY))
                .hasMessage("not open");

        assertThat(transport.texts()).containsExactly("a");
        assertThat(outbox.channel().isSending()).isFalse();
    }

    @Test
    void emitter_isHeldUpForAMillisecond_ifAllAreMoreThanHalfFull() {
        Outbox behind = small(1_200);

        deliver(List.of(() -> behind), "a", Mode.EVERY);

        assertThat(pauses).isEqualTo(20);
    }

    @Test
    void emitter_isHeldUpForTenMilliseconds_ifAllAreNearlyFull() {
        Outbox behind = small(1_700);

        deliver(List.of(() -> behind), "a", Mode.EVERY);

        assertThat(pauses).isEqualTo(200);
    }

    @Test
    void emitter_goesOn_ifOneKeepsUp() {
        Outbox behind = small(1_700);
        Outbox waiting = small(100);

        deliver(List.of(() -> behind, () -> waiting), "a", Mode.EVERY);

        assertThat(pauses).isZero();
    }

    @Test
    void emitter_goesOn_ifAPeerTakesNothing() {
        Outbox behind = small(1_700);
        clock.advance(Duration.ofSeconds(2));

        deliver(List.of(() -> behind), "a", Mode.EVERY);

        assertThat(pauses).isZero();
    }

    @Test
    void emitter_isNotHeldUpByWhatMayBeDropped() {
        Outbox behind = small(1_700);

        deliver(List.of(() -> behind), "a", Mode.LATEST);

        assertThat(pauses).isZero();
    }

    private int deliver(List<Receiver> receivers, String text, Mode mode) {
        return distributor.deliver(receivers, frame(text), mode, "key");
    }

    private Distributor distributor(Senders senders) {
        return new Distributor(senders, new Pace(clock, nanos -> {
            pauses++;
            clock.advance(Duration.ofNanos(nanos));
        }));
    }

    /** Opens a small outbox in which so many bytes wait for the peer. */
    private Outbox small(int bytes) {
        Outbox small = TestOutboxes.of(SMALL, WINDOW, clock).open(FakeTransport.immediate(), false, ended::add);
        assertThat(small.offer(frame(FILLING))).isTrue();
        assertThat(small.offer(frame("x".repeat(bytes)))).isTrue();
        return small;
    }
}
