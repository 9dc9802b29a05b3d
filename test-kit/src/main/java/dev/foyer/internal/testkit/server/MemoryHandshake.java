// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The methods of a handshake that an application's own configurator may call. */
public final class MemoryHandshake {

    private final Request request;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    MemoryHandshake(Request request) {
        this.request = request;
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
