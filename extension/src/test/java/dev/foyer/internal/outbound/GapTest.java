// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.List;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.backlog.Slot;
import dev.foyer.internal.outbound.backlog.Slotted;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestOutboxes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule D9: what follows waits for what those get first who join. */
class GapTest extends OutboxFixture {

    private static final List<Slotted> FIRST = List.of(new Slotted(new Slot("price", null, "hall"), frame("first")));

    private final Gap gap = gapAfter("before");

    private Gap gapAfter(String text) {
        offer(text);
        return new Gap(() -> outbox);
    }

    @Test
    void whatFollows_waits_andNothingIsStuck() {
        offer("after");
        TestOutboxes.distributor().put(List.of(() -> outbox), frame("volatile"), Mode.VOLATILE, "key");
        awaitTexts("before");
        Awaitility.await().until(() -> !outbox.channel().isSending());
        clock.advance(Duration.ofMinutes(1));
        assertThat(outbox.channel().isStuck(clock.getAsLong(), begin, Duration.ofSeconds(10)))
                .isFalse();

        gap.fill(FIRST).run();

        awaitTexts("before", "first", "after", "volatile");
    }

    @Test
    void nothing_fillsItToo() {
        offer("after");

        gap.fill(List.of()).run();

        awaitTexts("before", "after");
    }

    @Test
    void connectionThatEndsAfterWhatWaits_waitsForIt() {
        offer("after");
        outbox.close(Closing.NORMAL);
        assertThat(ended).isEmpty();

        gap.fill(FIRST).run();

        awaitTexts("before", "first", "after");
        Awaitility.await().untilAsserted(() -> assertThat(ended).containsExactly(Closing.NORMAL));
    }

    @Test
    void connectionThatIsGone_needsNothing() {
        offer("after");
        outbox.abort(Closing.KICKED);

        gap.fill(FIRST).run();

        awaitTexts("before");
    }

    @Test
    void tooMuchThatWaits_endsTheConnection() {
        for (int i = 0; i < 3; i++) {
            outbox.put(frame("x".repeat(PLENTY / 2 - 10)), Mode.EVERY, "key");
        }

        assertThat(outbox.closing()).contains(Closing.SLOW);
    }

    @Test
    void anotherLine_goesOnWithIt() {
        var kept = new FakeTransport[] {FakeTransport.immediate(), FakeTransport.immediate()};
        Outbox resumed = outbox(kept[0]);
        resumed.keep();
        var between = new Gap(() -> resumed);
        resumed.offer(Frame.json("\"after\""));
        resumed.lost(resumed.channel(), LOST);
        for (int i = 0; i < 999; i++) {
            resumed.offer(Frame.json("\"more\""));
        }
        assertThat(resumed.resume(kept[1], 0, from -> Frame.json("\"hello\""))).isTrue();
        Awaitility.await().untilAsserted(() -> assertThat(kept[1].texts()).containsExactly("\"hello\""));

        between.fill(FIRST).run();

        Awaitility.await()
                .untilAsserted(() -> assertThat(kept[1].texts()).startsWith("\"hello\"", "first", "\"after\""));
    }

    private void awaitTexts(String... texts) {
        Awaitility.await().untilAsserted(() -> assertThat(transport.texts()).containsExactly(texts));
    }
}
