// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Holds an immutable copy of the upgrade request that opened a connection. All names ignore case.
 *
 * @param path the request's path below the application, such as {@code /chat}
 * @param pathVariables the variables of the endpoint's path, decoded
 * @param headers the HTTP headers, each with its values in the order sent
 * @param query the query parameters, decoded
 * @param cookies the cookies
 * @param principal the user that the server authenticated, or {@code null}
 * @param roles the roles of the principal, out of those that the endpoint class names in {@code @RolesAllowed} or
 *     {@code @DeclareRoles}
 */
public record Handshake(
        String path,
        Map<String, String> pathVariables,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        Map<String, String> cookies,
        @Nullable Principal principal,
        Set<String> roles) {

    /** Copies the maps. */
    public Handshake {
        pathVariables = copy(pathVariables);
        headers = copyLists(headers);
        query = copyLists(query);
        cookies = copy(cookies);
        roles = Set.copyOf(roles);
    }

    /** Creates a handshake that has headers only, for use in tests of endpoint classes. */
    public Handshake(String path, Map<String, List<String>> headers) {
        this(path, Map.of(), headers, Map.of(), Map.of(), null, Set.of());
    }

    /** Returns the first value of a header, or empty if the header was not sent. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns a text with the path only, because the rest may hold credentials and handshakes are easily logged. */
    @Override
    public String toString() {
        return "Handshake[path=" + path + "]";
    }

    private static Map<String, String> copy(Map<String, String> values) {
        return values.isEmpty() ? Map.of() : new NameMap<>(values);
    }

    private static Map<String, List<String>> copyLists(Map<String, List<String>> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return new NameMap<>(copy);
    }
}
