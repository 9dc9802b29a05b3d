// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.subprotocol;

import java.util.Arrays;
import java.util.List;

/** Tells the subprotocols of the application from those that carry something to Foyer. */
public final class Subprotocols {

    static final String BEARER = "foyer.bearer.";
    static final String RESUME = "foyer.resume";

    private Subprotocols() {}

    /** Returns the subprotocols that may be chosen. The others may carry a secret. */
    public static List<String> open(List<String> offered) {
        return offered.stream()
                .filter(name -> !name.startsWith(BEARER) && !name.startsWith(RESUME))
                .toList();
    }

    /**
     * Splits the values of a header.
     *
     * @param lines the values of the header {@code Sec-WebSocket-Protocol}
     */
    static List<String> split(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
