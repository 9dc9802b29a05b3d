// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.intake;

import java.nio.ByteBuffer;

import dev.foyer.internal.connection.Line;
import dev.foyer.internal.wire.FrameReader;

/** Creates the intakes of one connection in Foyer's format. Safe for any thread. */
public final class IntakeFactory {

    private final FrameReader reader;
    private final EventHandling events;
    private final int maxBytes;

    /**
     * Creates a factory for one application.
     *
     * @param maxBytes the size of the largest message
     */
    public IntakeFactory(FrameReader reader, EventHandling events, int maxBytes) {
        this.reader = reader;
        this.events = events;
        this.maxBytes = maxBytes;
    }

    /** Returns the size of the largest message. */
    public int maxBytes() {
        return maxBytes;
    }

    /** Creates the intake of text messages. */
    public Intake<String> texts(Line line) {
        return new FrameIntake(line, reader, events, maxBytes);
    }

    /** Creates the intake of binary messages. */
    public Intake<ByteBuffer> binaries(Line line) {
        return new BinaryIntake(line, events, maxBytes);
    }
}
