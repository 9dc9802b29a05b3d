// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.foyer.internal.flow.Refusal;

/**
 * Decides which pages may connect. A browser names the requesting page in {@code Origin} and sends the user's cookies
 * for any page, so a server that ignores the header is open to cross-site hijacking (RFC 6455, section 10.2).
 */
public final class OriginPolicy {

    private static final String SUBDOMAINS = "*.";

    private final List<String> allowed;
    private final RefusedOrigins refused = new RefusedOrigins();

    /**
     * Allows the server's own origin and the given ones: exact origins, {@code *.example.com} with or without a scheme
     * in front, or {@code *} for any.
     */
    public OriginPolicy(List<String> allowed) {
        this.allowed =
                allowed.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns a refusal if the page must not connect, else empty. Logs each refused origin once. */
    public Optional<Refusal> judge(Optional<String> origin, String scheme, String host, int port) {
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        String sent = origin.get().toLowerCase(Locale.ROOT);
        String own = own(scheme, host, port);
        if (isAllowed(sent, own)) {
            return Optional.empty();
        }
        refused.tell(sent, own);
        return Optional.of(new Refusal(403, "Pages of this origin are not allowed to connect."));
    }

    private boolean isAllowed(String origin, String own) {
        return origin.equals(own)
                || allowed.stream()
                        .anyMatch(entry ->
                                entry.equals("*") || entry.equals(origin) || isSubdomain(origin, entry, isSecure(own)));
    }

    /** Tests for a subdomain. Without a scheme, an entry means https, plus http if the application is unencrypted. */
    private static boolean isSubdomain(String origin, String entry, boolean secure) {
        int wild = entry.indexOf(SUBDOMAINS);
        int host = origin.indexOf("://");
        if (wild < 0 || host < 0) {
            return false;
        }
        String scheme = origin.substring(0, host + 3);
        boolean fits = wild > 0
                ? scheme.equals(entry.substring(0, wild))
                : isSecure(origin) || (!secure && scheme.equals("http://"));
        return fits && origin.substring(host + 3).replaceFirst(":\\d+$", "").endsWith(entry.substring(wild + 1));
    }

    private static boolean isSecure(String origin) {
        return origin.startsWith("https://");
    }

    /** Returns the server's origin as a browser writes it: without the default port of the scheme. */
    private static String own(String scheme, String host, int port) {
        String http = scheme.toLowerCase(Locale.ROOT).replace("ws", "http");
        boolean usual = port == (http.equals("https") ? 443 : 80);
        return http + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
