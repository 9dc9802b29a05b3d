// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.subprotocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.foyer.internal.flow.Refusal;

/**
 * Reads a bearer token from the subprotocol {@code foyer.bearer.<base64url of the token>}, as browsers cannot set
 * headers. It counts as {@code Authorization: Bearer <token>} (RFC 6750) unless that was sent, and is never echoed.
 */
public final class BearerSubprotocol {

    private static final String OFFERS = "sec-websocket-protocol";
    private static final String AUTHORIZATION = "authorization";

    private BearerSubprotocol() {}

    /** Tests whether a token, valid or not, is among the subprotocols. */
    public static boolean isOffered(List<String> lines) {
        return !tokens(lines).isEmpty();
    }

    /**
     * Returns a refusal if a token is offered that is not valid.
     *
     * @param lines the values of the header {@code Sec-WebSocket-Protocol}
     */
    public static Optional<Refusal> check(List<String> lines) {
        List<String> tokens = tokens(lines);
        boolean fine =
                tokens.isEmpty() || (tokens.size() == 1 && decode(tokens.get(0)).isPresent());
        return fine
                ? Optional.empty()
                : Optional.of(new Refusal(
                        400, "Offer a token as one subprotocol: 'foyer.bearer.' followed by the token in base64url."));
    }

    /** Returns the headers of a request without what carries secrets, with a valid token moved to {@code Authorization}. */
    public static Map<String, List<String>> bind(Map<String, List<String>> sent) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(sent);
        List<String> lines = headers.getOrDefault(OFFERS, List.of());
        List<String> offered = Subprotocols.split(lines);
        List<String> open = Subprotocols.open(offered);
        if (open.size() == offered.size()) {
            return headers;
        }
        headers.put(OFFERS, open);
        tokens(lines).stream()
                .findFirst()
                .flatMap(BearerSubprotocol::decode)
                .ifPresent(token -> headers.putIfAbsent(AUTHORIZATION, List.of("Bearer " + token)));
        return headers;
    }

    private static List<String> tokens(List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : Subprotocols.split(lines).stream()
                        .filter(BearerSubprotocol::isBearer)
                        .toList();
    }

    private static boolean isBearer(String name) {
        return name.startsWith(Subprotocols.BEARER);
    }

    /** Returns the token, or empty if it is malformed or could not stand in a header. */
    private static Optional<String> decode(String offered) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(offered.substring(Subprotocols.BEARER.length()));
            String text = new String(token, StandardCharsets.US_ASCII);
            boolean visible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
            return visible && !text.isEmpty() ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
