// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.foyer.internal.testkit.server.Request;
import dev.foyer.internal.testkit.server.RequestLine;
import org.jspecify.annotations.Nullable;

/** Collects what a client sends with its handshake. For one thread. */
public final class ClientRequest {

    static final String FOYER = "foyer.v1";

    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> subprotocols = new ArrayList<>(List.of(FOYER));
    private @Nullable Principal user;
    private Set<String> roles = Set.of();

    ClientRequest(String path) {
        int question = path.indexOf('?');
        this.path = question < 0 ? path : path.substring(0, question);
        this.query.append(question < 0 ? "" : path.substring(question + 1));
    }

    /** Adds a header. A name that is added again has several values. */
    public ClientRequest header(String name, String value) {
        headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        return this;
    }

    /** Sets a header that has been added, in place of its values. */
    ClientRequest setHeader(String name, String value) {
        headers.remove(name);
        return header(name, value);
    }

    /** Adds a parameter of the query. The value is encoded here. */
    public ClientRequest query(String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a cookie. */
    public ClientRequest cookie(String name, String value) {
        List<String> cookies = headers.computeIfAbsent("Cookie", first -> new ArrayList<>(List.of("")));
        cookies.set(0, cookies.get(0) + (cookies.get(0).isEmpty() ? "" : "; ") + name + "=" + value);
        return this;
    }

    /** Sends the request from a page of this origin, such as {@code https://example.com}. */
    public ClientRequest origin(String origin) {
        return header("Origin", origin);
    }

    /** Sends the token as {@code Authorization: Bearer}, in place of one that was added before. */
    public ClientRequest bearer(String token) {
        return setHeader("Authorization", "Bearer " + token);
    }

    /** Logs a user in with the server, with these roles. */
    public ClientRequest user(String name, String... itsRoles) {
        return user(() -> name, itsRoles);
    }

    /** Logs a user in with the server, such as one with a JWT, with these roles. */
    public ClientRequest user(Principal principal, String... itsRoles) {
        user = principal;
        roles = Set.of(itsRoles);
        return this;
    }

    /** Offers these subprotocols instead of {@code foyer.v1}. Without one, each message has one frame. */
    public ClientRequest subprotocols(String... names) {
        subprotocols.clear();
        subprotocols.addAll(List.of(names));
        return this;
    }

    /** Lets the client come back to its connection with {@link Peer#resume} when its line is lost, as browsers do. */
    public ClientRequest resumable() {
        return resuming("foyer.resume");
    }

    ClientRequest resuming(String offer) {
        subprotocols.removeIf(name -> name.startsWith("foyer.resume"));
        subprotocols.add(offer);
        return this;
    }

    List<String> offered() {
        return List.copyOf(subprotocols);
    }

    Request toRequest() {
        if (!subprotocols.isEmpty()) {
            headers.put("Sec-WebSocket-Protocol", List.of(String.join(", ", subprotocols)));
        }
        RequestLine line = RequestLine.get(path, query.isEmpty() ? null : query.toString());
        return new Request(line, headers, user, roles).upgrading();
    }
}
