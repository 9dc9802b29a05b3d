// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param headers by name, whose case does not matter
 * @param user who is logged in with the server, or {@code null}
 * @param roles of that user
 */
public record Request(
        RequestLine line,
        Map<String, List<String>> headers,
        @Nullable Principal user,
        Set<String> roles) {

    private static final String KEY =
            Base64.getEncoder().encodeToString("a client's nonce".getBytes(StandardCharsets.US_ASCII));

    String path() {
        return line.path();
    }

    @Nullable
    String query() {
        return line.query();
    }

    /** Returns the same request as one for a WebSocket. A header that it has already stays as it is. */
    public Request upgrading() {
        var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putIfAbsent("Host", List.of("localhost"));
        all.putIfAbsent("Upgrade", List.of("websocket"));
        all.putIfAbsent("Connection", List.of("Upgrade"));
        all.putIfAbsent("Sec-WebSocket-Version", List.of("13"));
        all.putIfAbsent("Sec-WebSocket-Key", List.of(KEY));
        return new Request(line, all, user, roles);
    }
}
