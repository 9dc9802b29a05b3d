// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.request;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.Handshake;
import dev.foyer.internal.handshake.subprotocol.BearerSubprotocol;
import dev.foyer.internal.model.handshake.RawPath;

/** Copies an upgrade request. */
public final class HandshakeReader {

    private HandshakeReader() {}

    /**
     * Returns the copy.
     *
     * @param roles the roles to look up
     */
    public static Handshake read(HttpServletRequest request, Map<String, String> pathVariables, Set<String> roles) {
        return new Handshake(
                path(request),
                pathVariables,
                BearerSubprotocol.bind(headers(request)),
                QueryString.parse(request.getQueryString()),
                cookies(request),
                request.getUserPrincipal(),
                roles.isEmpty()
                        ? Set.of()
                        : roles.stream().filter(request::isUserInRole).collect(Collectors.toSet()));
    }

    /** Returns the raw path below the application. */
    public static String path(HttpServletRequest request) {
        return RawPath.below(request.getContextPath(), request.getRequestURI());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        var headers = new HashMap<String, List<String>>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    private static Map<String, String> cookies(HttpServletRequest request) {
        var cookies = new HashMap<String, String>();
        Cookie[] sent = request.getCookies();
        for (Cookie cookie : sent == null ? new Cookie[0] : sent) {
            cookies.putIfAbsent(cookie.getName(), cookie.getValue());
        }
        return cookies;
    }
}
