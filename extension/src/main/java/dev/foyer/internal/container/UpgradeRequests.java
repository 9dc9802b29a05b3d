// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.internal.flow.Refusal;
import org.jspecify.annotations.Nullable;

/** What an upgrade request must look like (RFC 6455, section 4.2.1), as not every server checks all of it. */
final class UpgradeRequests {

    private static final String VERSION = "13";

    private UpgradeRequests() {}

    /** Whether a request wants to be one. */
    static boolean is(HttpServletRequest request) {
        return hasToken(request, "Upgrade", "websocket");
    }

    /** What is wrong with an upgrade request, if anything. */
    static Optional<Refusal> check(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return Optional.of(new Refusal(405, "A WebSocket is opened with GET.", Map.of("Allow", "GET"), List.of()));
        }
        if (!hasToken(request, "Connection", "Upgrade")) {
            return Optional.of(new Refusal(400, "The header 'Connection' must contain 'Upgrade'."));
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            var supported = Map.of("Sec-WebSocket-Version", VERSION, "Upgrade", "websocket");
            return Optional.of(
                    new Refusal(426, "Version 13 of the WebSocket protocol is needed.", supported, List.of()));
        }
        if (!isKey(request.getHeader("Sec-WebSocket-Key"))) {
            return Optional.of(new Refusal(400, "The header 'Sec-WebSocket-Key' must be 16 bytes in base64."));
        }
        return Optional.empty();
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == 16;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean hasToken(HttpServletRequest request, String header, String token) {
        for (String line : Collections.list(request.getHeaders(header))) {
            for (String part : line.split(",", -1)) {
                if (part.strip().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }
}
