// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.flow.Frame;
import dev.foyer.spi.Position;

/** An event in the log of a room. */
public record Entry(Position at, LoggedEvent event) {

    /** The most bytes by which a position makes a frame longer. */
    public static final int AT_BYTES = 64;

    /** Returns the bytes that the event has as a frame, at most; 0 if it is none. */
    int bytes() {
        return event.isEvent() ? event.event().frame().bytes() + AT_BYTES : 0;
    }

    /** Returns what members get: an event has its position. */
    Action placed() {
        if (!event.isEvent()) {
            return event.action();
        }
        Emitted plain = event.event();
        String at = "{\"at\":\"" + this.at + "\",";
        Frame frame = plain.frame();
        String text = at + frame.text().substring(1);
        return new Emitted(
                plain.name(), plain.mode(), new Frame(frame.kind(), text, frame.bytes() + at.length() - 1, null));
    }
}
