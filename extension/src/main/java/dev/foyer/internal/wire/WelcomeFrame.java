// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.time.Duration;

import dev.foyer.internal.flow.Frame;

/** Writes the first frame on a line, member by member. */
final class WelcomeFrame {

    private final StringBuilder out;

    /**
     * Begins a frame.
     *
     * @param maxBytes the largest message that the client may send
     */
    WelcomeFrame(String connection, Duration heartbeat, int maxBytes) {
        this.out = JsonText.quote(new StringBuilder("{\"welcome\":{\"connection\":"), connection)
                .append(",\"heartbeat\":")
                .append(heartbeat.toMillis())
                .append(",\"frame\":")
                .append(maxBytes);
    }

    WelcomeFrame with(ResumeTicket ticket) {
        JsonText.quote(out.append(",\"resume\":{\"token\":"), ticket.token())
                .append(",\"window\":")
                .append(ticket.window().toMillis())
                .append('}');
        return this;
    }

    /** Adds how a connection goes on; see {@link FrameWriter#resumed}. */
    WelcomeFrame resumed(long got, long dropped) {
        out.append(",\"resumed\":\"")
                .append(dropped < 0 ? "all" : "rooms")
                .append("\",\"got\":")
                .append(got);
        if (dropped >= 0) {
            out.append(",\"seen\":").append(dropped);
        }
        return this;
    }

    /** Adds that the connection comes from another node. */
    WelcomeFrame moved() {
        out.append(",\"resumed\":\"moved\"");
        return this;
    }

    Frame frame() {
        return Frame.json(out.append("}}").toString());
    }
}
