// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

import org.jspecify.annotations.Nullable;

/** What goes to one peer or to many; its frame is made once. */
final class Message {

    private final byte[] json;
    private byte @Nullable [] frame;

    Message(byte[] json) {
        this.json = json;
    }

    byte[] json() {
        return json;
    }

    byte[] frame() {
        byte[] made = frame;
        if (made == null) {
            made = Frames.text(json);
            frame = made;
        }
        return made;
    }
}
