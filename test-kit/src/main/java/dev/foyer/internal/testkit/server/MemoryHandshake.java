// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The methods of a handshake that an application's own configurator may call. */
public final class MemoryHandshake {

    private final Request request;
    private final Map<String, String> variables;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Creates a handshake.
     *
     * @param variables those of its path
     */
    MemoryHandshake(Request request, Map<String, String> variables) {
        this.request = request;
        this.variables = variables;
        request.headers().forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
    }

    public Map<String, List<String>> getHeaders() {
        return headers;
    }

    public URI getRequestURI() {
        return URI.create(request.path());
    }

    public @Nullable String getQueryString() {
        return request.query();
    }

    /** Returns the parameters of the query and the variables of the path, as a WebSocket container does. */
    public Map<String, List<String>> getParameterMap() {
        var parameters = new HashMap<String, List<String>>();
        variables.forEach((name, value) -> add(parameters, name, value));
        for (String parameter : Objects.requireNonNullElse(request.query(), "").split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (!parts[0].isEmpty()) {
                add(parameters, decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return parameters;
    }

    private static void add(Map<String, List<String>> parameters, String name, String value) {
        parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public @Nullable Principal getUserPrincipal() {
        return request.user();
    }

    public boolean isUserInRole(String role) {
        return request.roles().contains(role);
    }

    public @Nullable Object getHttpSession() {
        return null;
    }
}
