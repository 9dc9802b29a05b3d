// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import dev.foyer.internal.flow.Frame;

/** Writes the first frame on a line, member by member. */
final class WelcomeFrame {

    private final StringBuilder out;

    /**
     * Begins a frame.
     *
     * @param maxBytes the largest message that the client may send
     */
    WelcomeFrame(Welcomed to, int maxBytes) {
        this.out = JsonText.quote(new StringBuilder("{\"welcome\":{\"connection\":"), to.connection())
                .append(",\"heartbeat\":")
                .append(to.heartbeat().toMillis())
                .append(",\"frame\":")
                .append(maxBytes);
        if (to.expires() != null) {
            out.append(",\"expires\":").append(to.expires().longValue());
        }
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
