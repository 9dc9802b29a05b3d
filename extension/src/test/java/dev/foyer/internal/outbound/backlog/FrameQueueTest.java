// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.internal.flow.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules D4, of {@code LATEST}, and D9. */
class FrameQueueTest {

    private final FrameQueue queue = new FrameQueue();

    @Test
    void newest_standsWhereItCame() {
        queue.add(new Frame("a"));
        queue.addNewest(new Frame("x1"), "x");
        queue.add(new Frame("b"));
        queue.addNewest(new Frame("y1"), "y");
        queue.addNewest(new Frame("x2"), "x");
        queue.add(new Frame("c"));

        assertThat(queue.bytes()).isEqualTo(7);
        assertThat(drained()).containsExactly("a", "b", "y1", "x2", "c");
        assertThat(queue.bytes()).isZero();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void keyThatWasSent_isNewAgain() {
        queue.addNewest(new Frame("x1"), "x");
        assertThat(drained()).containsExactly("x1");
        queue.addNewest(new Frame("x2"), "x");
        queue.add(new Frame("a"));
        queue.addNewest(new Frame("x3"), "x");

        assertThat(drained()).containsExactly("a", "x3");
    }

    @Test
    void manyReplacements_takeNoRoom() {
        queue.add(new Frame("a"));
        for (int i = 0; i < 100_000; i++) {
            queue.addNewest(new Frame("x" + i), "x");
            queue.addNewest(new Frame("y" + i), "y");
        }

        assertThat(queue.bytes()).isEqualTo(1 + 6 + 6);
        assertThat(queue.places()).isLessThan(50);
        assertThat(drained()).containsExactly("a", "x99999", "y99999");
    }

    @Test
    void changes_standInTheirOrder_untilTheWholeIsNoLonger() { // S3
        queue.add(new Frame("a"));
        assertThat(queue.addChange(new Frame("x1"), 5, "x")).isTrue();
        assertThat(queue.addChange(new Frame("y1"), 5, "y")).isTrue();
        assertThat(queue.addChange(new Frame("x2"), 5, "x")).isTrue();
        assertThat(queue.addChange(new Frame("x3"), 5, "x")).isFalse();
        queue.addNewest(new Frame("whole"), "x");
        queue.add(new Frame("b"));

        assertThat(queue.bytes()).isEqualTo(1 + 2 + 5 + 1);
        assertThat(queue.addChange(new Frame("x4"), 100, "x")).isFalse(); // as the whole waits
        assertThat(drained()).containsExactly("a", "y1", "whole", "b");
        assertThat(queue.bytes()).isZero();
        assertThat(queue.places()).isZero();
    }

    @Test
    void changesThatWereSent_doNotCount() { // S3
        for (int i = 0; i < 1_000; i++) {
            assertThat(queue.addChange(new Frame("x" + i), 10, "x")).isTrue();
            assertThat(queue.addChange(new Frame("z" + i), 10, "x")).isTrue();
            assertThat(drained()).containsExactly("x" + i, "z" + i);
        }
        queue.addNewest(new Frame("whole"), "x");
        assertThat(drained()).containsExactly("whole");
        assertThat(queue.addChange(new Frame("x"), 1, "x")).isTrue();
    }

    @Test
    void clearing_empties() {
        queue.addNewest(new Frame("x"), "x");

        queue.clear();

        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.poll()).isNull();
        queue.addNewest(new Frame("x2"), "x");
        assertThat(drained()).containsExactly("x2");
    }

    @Test
    void framesOfTheFormat_areTakenTogetherAsFarAsTheyFit() {
        queue.add(Frame.json("1"));
        queue.addNewest(Frame.json("old"), "x");
        queue.add(Frame.json("2"));
        queue.addNewest(Frame.json("3"), "x");
        queue.add(Frame.json("4"));

        assertThat(taken("[1,2,3]".length())).containsExactly("1", "2", "3");
        assertThat(queue.nextBytes()).isEqualTo(1);
        assertThat(taken(0)).containsExactly("4");
        assertThat(queue.nextBytes()).isEqualTo(-1);
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void otherMessages_areTakenAlone() {
        queue.add(new Frame("text"));
        queue.add(Frame.json("1"));
        queue.add(Frame.binary(new byte[0]));
        queue.add(Frame.json("2"));

        assertThat(taken(1000)).containsExactly("text");
        assertThat(taken(1000)).containsExactly("1");
        assertThat(taken(1000)).containsExactly("");
        assertThat(taken(1000)).containsExactly("2");
    }

    @Test // D9
    void whatIsBehindAGap_waits() {
        queue.add(Frame.json("a"));
        Object gap = queue.leaveGap();
        queue.add(Frame.json("b"));

        assertThat(queue.isHeld()).isFalse();
        assertThat(taken(1000)).containsExactly("a");
        assertThat(queue.isHeld()).isTrue();
        assertThat(queue.nextBytes()).isEqualTo(-1);
        assertThat(taken(1000)).isEmpty();
        assertThat(queue.isEmpty()).isFalse();

        queue.fillGap(gap, List.of(slotted("x", "1"), slotted("y", "2")));
        assertThat(queue.isHeld()).isFalse();
        assertThat(queue.bytes()).isEqualTo(3);
        assertThat(drained()).containsExactly("1", "2", "b");
    }

    @Test // D9
    void frameThatFillsAGap_replacesOthersOfItsSlot_butNotItself() {
        var same = slotted("same", "s");
        queue.addNewest(Frame.json("early"), slotted("x", "").slot());
        Object gap = queue.leaveGap();
        queue.add(Frame.json("a"));
        queue.addNewest(same.frame(), same.slot());
        queue.addNewest(Frame.json("older"), slotted("y", "").slot());
        queue.add(Frame.json("b"));

        queue.fillGap(gap, List.of(slotted("x", "1"), same, slotted("y", "2")));

        assertThat(queue.bytes()).isEqualTo(5);
        assertThat(drained()).containsExactly("1", "2", "a", "s", "b");
    }

    @Test // D9
    void severalGaps_areFilledInAnyOrder() {
        Object first = queue.leaveGap();
        queue.add(Frame.json("a"));
        Object second = queue.leaveGap();
        queue.add(Frame.json("b"));

        queue.fillGap(second, List.of(slotted("y", "2")));
        assertThat(queue.isHeld()).isTrue();
        queue.fillGap(first, List.of());
        queue.fillGap(first, List.of(slotted("z", "3"))); // has no effect any more

        assertThat(drained()).containsExactly("a", "2", "b");
    }

    @Test // D9
    void oldestFrame_isDroppedBehindAGap() {
        Object gap = queue.leaveGap();
        queue.add(Frame.json("a"));
        queue.addNewest(Frame.json("n"), "n");
        queue.add(Frame.json("b"));

        queue.drop();
        queue.drop();

        assertThat(queue.size()).isEqualTo(1);
        queue.fillGap(gap, List.of());
        assertThat(drained()).containsExactly("b");
        queue.drop();
        assertThat(queue.size()).isZero();
    }

    private static Slotted slotted(String name, String text) {
        return new Slotted(new Slot(name, null, null), Frame.json(text));
    }

    private List<String> taken(int maxBytes) {
        var frames = new ArrayList<Frame>();
        queue.take(frames, maxBytes);
        return frames.stream().map(Frame::text).toList();
    }

    private List<String> drained() {
        var texts = new ArrayList<String>();
        for (Frame frame = queue.poll(); frame != null; frame = queue.poll()) {
            texts.add(frame.text());
        }
        return texts;
    }
}
