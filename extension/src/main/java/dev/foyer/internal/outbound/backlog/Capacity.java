// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;

/**
 * Says how much more may wait for one peer. Those bytes that are under way to it count as well. Used with the backlog's
 * monitor held.
 *
 * @param maxBytes how much may wait altogether
 */
public record Capacity(Backlog backlog, int maxBytes) {

    /** Tests whether a frame may wait. */
    public boolean takes(Frame frame, Mode mode, int underWay) {
        long bytes = backlog.bytes() + underWay + frame.bytes();
        return bytes <= maxBytes && (mode == Mode.EVERY || backlog.isEmpty() || backlog.hasRoom(bytes));
    }

    /** Tests whether the newest frame of a slot may wait: one that takes no place of another may be one of too many. */
    public boolean fits(Frame frame, Object slot, int underWay) {
        return !Slot.isOneOfMany(slot) || backlog.replaces(slot) || takes(frame, Mode.EVERY, underWay);
    }

    /** Tests whether more than this many quarters are full. */
    public boolean isFull(int quarters, int underWay) {
        return backlog.bytes() + underWay > maxBytes / 4L * quarters;
    }
}
