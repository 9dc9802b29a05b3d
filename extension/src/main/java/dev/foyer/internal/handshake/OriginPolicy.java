// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.foyer.internal.flow.Refusal;

/**
 * Which pages may connect. A browser says in {@code Origin} which page asks, and sends the user's cookies whichever it is; a
 * server that does not look is open to cross-site hijacking (RFC 6455, section 10.2).
 */
public final class OriginPolicy {

    private final List<String> allowed;

    /** A policy that allows the server's own origin and these: exact ones, {@code *.example.com}, or {@code *} for any. */
    public OriginPolicy(List<String> allowed) {
        this.allowed =
                allowed.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
    }

    /** Empty if a request may go on. */
    public Optional<Refusal> judge(Optional<String> origin, String scheme, String host, int port) {
        if (origin.isEmpty() || isAllowed(origin.get().toLowerCase(Locale.ROOT), own(scheme, host, port))) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(403, "Pages of this origin may not connect."));
    }

    private boolean isAllowed(String origin, String own) {
        if (origin.equals(own)) {
            return true;
        }
        String host = origin.replaceFirst("^[a-z]+://", "").replaceFirst(":\\d+$", "");
        return allowed.stream()
                .anyMatch(entry -> entry.equals("*")
                        || entry.equals(origin)
                        || (entry.startsWith("*.") && host.endsWith(entry.substring(1))));
    }

    /** As a browser writes it: without the port that goes with the scheme. */
    private static String own(String scheme, String host, int port) {
        String http = scheme.toLowerCase(Locale.ROOT).replace("ws", "http");
        boolean usual = port == (http.equals("https") ? 443 : 80);
        return http + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
