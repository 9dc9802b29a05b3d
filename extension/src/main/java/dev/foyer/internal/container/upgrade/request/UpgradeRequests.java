// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.request;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;

/** Tells upgrade requests, over any version of HTTP, from others. */
public final class UpgradeRequests {

    private UpgradeRequests() {}

    /** Tests whether a request asks for an upgrade. */
    public static boolean is(HttpServletRequest request) {
        return isConnect(request) || hasToken(request, "Upgrade", "websocket");
    }

    /** Tests for the extended CONNECT of HTTP/2 and 3, which has a path, unlike that of a proxy. */
    public static boolean isConnect(HttpServletRequest request) {
        return "CONNECT".equals(request.getMethod()) && !isHttp1(request);
    }

    /** Tests for an upgrade request that has lost its header {@code Upgrade} on the way. */
    public static boolean isLost(HttpServletRequest request) {
        return request.getHeader("Upgrade") == null
                && request.getHeader("Sec-WebSocket-Key") != null
                && request.getMethod().equals("GET");
    }

    public static boolean isHttp1(HttpServletRequest request) {
        String protocol = request.getProtocol();
        return protocol == null || protocol.startsWith("HTTP/1.");
    }

    /** Tests whether a header, which is a list, contains a token. */
    static boolean hasToken(HttpServletRequest request, String header, String token) {
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
