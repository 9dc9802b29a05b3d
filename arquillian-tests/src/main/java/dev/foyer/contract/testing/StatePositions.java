// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows what a room remembers, as a client does. */
public final class StatePositions {

    private static final Pattern FRAME =
            Pattern.compile("\\{\"state\":.*\"at\":\"\\d+-(\\d+)\"(?:,\"from\":\"\\d+-(\\d+)\")?,\"(value|patch)\":.*");

    private StatePositions() {}

    /** Returns where a client is after each frame that tells it something new. Fails if it has missed something. */
    public static List<Long> of(List<String> frames) {
        var positions = new ArrayList<Long>();
        long at = -1;
        for (String frame : frames) {
            Matcher parts = FRAME.matcher(frame);
            if (parts.matches()) {
                long next = Long.parseLong(parts.group(1));
                if (next <= at) {
                    continue;
                }
                if (parts.group(3).equals("patch")) {
                    long from = parts.group(2) == null ? next - 1 : Long.parseLong(parts.group(2));
                    assertThat(at).as("the position before %s", frame).isEqualTo(from);
                }
                at = next;
                positions.add(at);
            }
        }
        return positions;
    }
}
