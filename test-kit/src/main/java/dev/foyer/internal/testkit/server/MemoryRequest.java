// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

/** The methods of a servlet request that Foyer calls. */
public final class MemoryRequest {

    private static final int HTTP = 80;

    private final Request request;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();

    private MemoryRequest(Request request) {
        this.request = request;
        headers.putAll(request.headers());
    }

    static HttpServletRequest of(Request request) {
        return Unsupported.except(HttpServletRequest.class, "A request", new MemoryRequest(request));
    }

    public String getMethod() {
        return "GET";
    }

    public String getProtocol() {
        return "HTTP/1.1";
    }

    public String getScheme() {
        return "http";
    }

    public String getServerName() {
        return "localhost";
    }

    public int getServerPort() {
        return HTTP;
    }

    public String getContextPath() {
        return "";
    }

    public String getServletPath() {
        return request.path();
    }

    public String getRequestURI() {
        return request.path();
    }

    public @Nullable String getQueryString() {
        return request.query();
    }

    public @Nullable String getHeader(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.getOrDefault(name, List.of()));
    }

    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    public Cookie @Nullable [] getCookies() {
        return request.cookies().isEmpty()
                ? null
                : request.cookies().entrySet().stream()
                        .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                        .toArray(Cookie[]::new);
    }

    public @Nullable Principal getUserPrincipal() {
        return request.user();
    }

    public boolean isUserInRole(String role) {
        return request.roles().contains(role);
    }

    /** Finds nobody to log in: a test says who is logged in. */
    public boolean authenticate(HttpServletResponse response) {
        return true;
    }

    public @Nullable HttpSession getSession(boolean create) {
        return null;
    }

    public @Nullable Object getHttpServletMapping() {
        return null;
    }

    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }
}
