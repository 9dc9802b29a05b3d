// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.net.URI;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

/** The methods of a servlet request that Foyer calls. */
public final class MemoryRequest {

    private static final int HTTP = 80;
    private static final Pattern PORT = Pattern.compile(":(\\d+)$");

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
        return request.line().method();
    }

    public String getProtocol() {
        return request.line().protocol();
    }

    public String getScheme() {
        return "http";
    }

    public String getServerName() {
        return host().replaceFirst(":\\d+$", "");
    }

    public int getServerPort() {
        Matcher port = PORT.matcher(host());
        return port.find() ? Integer.parseInt(port.group(1)) : HTTP;
    }

    private String host() {
        return Objects.requireNonNullElse(getHeader("Host"), "localhost");
    }

    public String getContextPath() {
        return "";
    }

    public String getServletPath() {
        return URI.create(request.path()).getPath();
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
        Cookie[] cookies = headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(value -> Stream.of(value.split(";", -1)))
                .map(cookie -> cookie.strip().split("=", 2))
                .filter(cookie -> cookie.length == 2)
                .map(cookie -> new Cookie(cookie[0], cookie[1]))
                .toArray(Cookie[]::new);
        return cookies.length == 0 ? null : cookies;
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
