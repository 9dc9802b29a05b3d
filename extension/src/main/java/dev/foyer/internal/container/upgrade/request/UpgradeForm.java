// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.request;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.internal.flow.Refusal;

/**
 * Checks the form of an upgrade request, as not every server checks all of it: RFC 6455, section 4.2.1, and over HTTP/2
 * RFC 8441, section 5.
 */
public final class UpgradeForm {

    private static final String VERSION = "13";
    private static final int KEY_LENGTH = 24;
    private static final Map<String, String> NEEDED = Map.of("Upgrade", "websocket");

    private UpgradeForm() {}

    /** Returns the refusal of an upgrade request, if it is malformed. */
    public static Optional<Refusal> check(HttpServletRequest request) {
        return UpgradeRequests.isConnect(request)
                ? version(request)
                : upgrade(request).or(() -> version(request)).or(() -> key(request));
    }

    private static Optional<Refusal> upgrade(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return Optional.of(
                    new Refusal(405, "A WebSocket must be opened with GET.", Map.of("Allow", "GET"), List.of()));
        }
        List<String> upgrade = Collections.list(request.getHeaders("Upgrade"));
        if (upgrade.isEmpty()) {
            return Optional.of(new Refusal(
                    426,
                    "The header 'Upgrade' was lost on the way. Configure the proxy to use HTTP/1.1 with the server and to pass on 'Upgrade' and 'Connection'.",
                    NEEDED,
                    List.of()));
        }
        if (!"HTTP/1.1".equals(request.getProtocol())) {
            return Optional.of(new Refusal(
                    426,
                    "A WebSocket must be opened with HTTP/1.1. If there is a proxy on the way, configure it to use HTTP/1.1 with the server.",
                    NEEDED,
                    List.of()));
        }
        if (upgrade.size() > 1 || !upgrade.get(0).strip().equalsIgnoreCase("websocket")) {
            return Optional.of(new Refusal(400, "The header 'Upgrade' must be 'websocket' and nothing else."));
        }
        return UpgradeRequests.hasToken(request, "Connection", "Upgrade")
                ? Optional.empty()
                : Optional.of(new Refusal(400, "The header 'Connection' must contain 'Upgrade'."));
    }

    private static Optional<Refusal> version(HttpServletRequest request) {
        if (isOnly(request, "Sec-WebSocket-Version", VERSION)) {
            return Optional.empty();
        }
        var supported = Map.of("Sec-WebSocket-Version", VERSION, "Upgrade", "websocket");
        return Optional.of(new Refusal(426, "Version 13 of the WebSocket protocol is required.", supported, List.of()));
    }

    private static boolean isOnly(HttpServletRequest request, String header, String value) {
        return Collections.list(request.getHeaders(header)).equals(List.of(value));
    }

    private static Optional<Refusal> key(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders("Sec-WebSocket-Key"));
        return keys.size() == 1 && isKey(keys.get(0).strip())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        400, "The header 'Sec-WebSocket-Key' must be sent once and must be 16 bytes in base64."));
    }

    /** Tests for a key with its padding. */
    private static boolean isKey(String key) {
        try {
            return key.length() == KEY_LENGTH && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
