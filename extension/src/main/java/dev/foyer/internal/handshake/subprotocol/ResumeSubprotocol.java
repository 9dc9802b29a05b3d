// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.subprotocol;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.internal.context.ResumeOffer;
import dev.foyer.internal.context.ResumeOffer.Claim;

/**
 * Reads what a client offers that can come back to a connection: the subprotocol {@code foyer.resume} or, when it comes
 * back, {@code foyer.resume.<token>.<frames seen>}, as browsers cannot set headers. It is never echoed.
 */
public final class ResumeSubprotocol {

    private static final Pattern CLAIM =
            Pattern.compile("foyer\\.resume\\.([A-Za-z0-9_-]{1,64})\\.(?:([A-Za-z0-9_-]{1,64})\\.)?"
                    + "([A-Za-z0-9_-]{22})\\.(\\d{1,18})");

    private ResumeSubprotocol() {}

    /** Returns what a client offers, or empty if it cannot come back. A claim that cannot be read is none. */
    public static Optional<ResumeOffer> read(List<String> lines) {
        List<String> offers = Subprotocols.split(lines).stream()
                .filter(name -> name.startsWith(Subprotocols.RESUME))
                .toList();
        return offers.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResumeOffer(offers.stream()
                        .map(CLAIM::matcher)
                        .filter(Matcher::matches)
                        .map(found -> new Claim(
                                found.group(1), found.group(2), found.group(3), Long.parseLong(found.group(4))))
                        .findFirst()
                        .orElse(null)));
    }
}
