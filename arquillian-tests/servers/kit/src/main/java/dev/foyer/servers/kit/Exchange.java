// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.foyer.contract.testing.link.Opening;
import dev.foyer.internal.testkit.server.Request;
import dev.foyer.internal.testkit.server.RequestLine;
import dev.foyer.internal.testkit.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request as an application gets it.
 *
 * @param request without the context path
 */
record Exchange(Request request) {

    static final byte[] NOT_FOUND = bytes("HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n");

    private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String END = "\r\n";

    /** The context path in an address: the first part of its path. */
    static String context(URI uri) {
        int end = uri.getRawPath().indexOf('/', 1);
        return end < 0 ? uri.getRawPath() : uri.getRawPath().substring(0, end);
    }

    /** The request for a WebSocket that a client sends. */
    static Exchange of(Opening opening) {
        var headers = headers();
        opening.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.putIfAbsent("User-Agent", List.of("Java-http-client/" + Runtime.version()));
        headers.put("Host", List.of(opening.uri().getAuthority()));
        if (!opening.subprotocols().isEmpty()) {
            headers.put(SUBPROTOCOLS, List.of(String.join(", ", opening.subprotocols())));
        }
        return new Exchange(
                of("GET", opening.uri(), "HTTP/1.1", headers).request.upgrading());
    }

    /** Parses a request. */
    static Exchange of(URI uri, byte[] text) {
        String[] lines = new String(text, StandardCharsets.UTF_8).split(END + END, 2)[0].split(END, -1);
        var headers = headers();
        for (String line : List.of(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        String[] first = lines[0].split(" ", -1);
        return of(first[0], uri, first[2], headers);
    }

    private static Map<String, List<String>> headers() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    private static Exchange of(String method, URI uri, String protocol, Map<String, List<String>> headers) {
        String path = uri.getRawPath().substring(context(uri).length());
        var line = new RequestLine(method, path, uri.getRawQuery(), protocol);
        Login login = Login.of(String.join("", headers.getOrDefault("Authorization", List.of())));
        return new Exchange(new Request(line, headers, login.user(), login.roles()));
    }

    private static Stream<String> elements(@Nullable List<String> values, String between) {
        return (values == null ? List.<String>of() : values)
                .stream().flatMap(value -> Stream.of(value.split(between, -1))).map(String::strip);
    }

    /** Whether it asks for a WebSocket. */
    boolean isUpgrade() {
        return elements(request.headers().get("Upgrade"), ",").anyMatch("websocket"::equalsIgnoreCase);
    }

    /** The subprotocols that it offers. */
    List<String> subprotocols() {
        return elements(request.headers().get(SUBPROTOCOLS), ",").toList();
    }

    /** Writes the answer to it. */
    byte[] answer(Response response) {
        byte[] body = bytes(request.line().method().equals("HEAD") ? "" : response.body());
        var head = new StringBuilder("HTTP/1.1 " + response.status() + " " + END);
        response.headers()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append(END)));
        if (!response.headers().containsKey("Content-Length")) {
            head.append("Content-Length: ").append(body.length).append(END);
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(bytes(head.append(END).toString()));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
