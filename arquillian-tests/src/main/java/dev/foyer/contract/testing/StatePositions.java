// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.spi.Position;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows what a room remembers, as a client does. */
public final class StatePositions {

    private static final Pattern FRAME =
            Pattern.compile("\\{\"state\":.*\"at\":\"(\\d+-\\d+)\"(?:,\"from\":\"(\\d+-\\d+)\")?,\"(value|patch)\":.*");

    private StatePositions() {}

    /** Returns where a client is after each frame that tells it something new. Fails if it has missed something. */
    public static List<Position> of(List<String> frames) {
        var positions = new ArrayList<Position>();
        Position at = null;
        for (String frame : frames) {
            Matcher parts = FRAME.matcher(frame);
            if (!parts.matches()) {
                continue;
            }
            Position next = Position.parse(parts.group(1));
            if (at != null && next.compareTo(at) <= 0) {
                continue;
            }
            if (parts.group(3).equals("patch")) {
                Position from = parts.group(2) == null
                        ? new Position(next.epoch(), next.number() - 1)
                        : Position.parse(parts.group(2));
                assertThat(at).as("the position before %s", frame).isEqualTo(from);
            }
            at = next;
            positions.add(at);
        }
        return positions;
    }
}
