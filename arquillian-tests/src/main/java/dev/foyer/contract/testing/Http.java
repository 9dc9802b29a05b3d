// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.foyer.contract.testing.link.Network;

/** Requests over a bare socket, as an HTTP library would neither send a malformed upgrade nor show why it was refused. */
public final class Http {

    private static final String CLOSE = "Connection: close\r\n";

    private Http() {}

    /** An answer; header names ignore case. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** Sends an upgrade request, with further or other headers; one with an empty value is left out. */
    public static Answer upgrade(URI uri, Map<String, String> headers) {
        return send("GET", uri, upgradeHeaders(headers), "");
    }

    /** Sends an upgrade request of another protocol, such as {@code HTTP/1.0}. */
    public static Answer upgradeOf(String protocol, URI uri) {
        return exchange(uri, request("GET", uri, upgradeHeaders(Map.of()), "").replaceFirst("HTTP/1\\.1", protocol));
    }

    private static Map<String, String> upgradeHeaders(Map<String, String> headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("Upgrade", "websocket");
        all.put("Connection", "Upgrade");
        all.put("Sec-WebSocket-Version", "13");
        all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        all.putAll(headers);
        return all;
    }

    /** Gets a page. */
    public static Answer get(URI uri) {
        return send("GET", uri, Map.of(), "");
    }

    /** Asks for the headers of a page; a body that follows them against the rules is in the answer. */
    public static Answer head(URI uri) {
        return send("HEAD", uri, Map.of("Connection", "close"), "");
    }

    /** Sends any request. */
    public static Answer send(String method, URI uri, Map<String, String> headers, String body) {
        return exchange(uri, request(method, uri, headers, body));
    }

    private static Answer exchange(URI uri, String request) {
        try (InputStream in = Network.to(uri).exchange(uri, request.getBytes(StandardCharsets.UTF_8))) {
            return read(in, request.startsWith("HEAD "), request.contains(CLOSE));
        } catch (IOException failed) {
            throw new IllegalStateException("No answer from " + uri.getPath(), failed);
        }
    }

    private static String request(String method, URI uri, Map<String, String> headers, String body) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        var request = new StringBuilder(method + " " + uri.getRawPath() + query + " HTTP/1.1\r\n");
        var all = new LinkedHashMap<>(Map.of("Host", uri.getAuthority()));
        all.putAll(headers);
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (headers.getOrDefault("Connection", "").isEmpty()) {
            request.append(CLOSE); // Grizzly tells the end of a 426 in no other way
        }
        if (content.length > 0) {
            request.append("Content-Length: ").append(content.length).append("\r\n");
        }
        return request.append("\r\n").append(body).toString();
    }

    private static Answer read(InputStream in, boolean head, boolean closes) throws IOException {
        String[] status = line(in).split(" ", 3);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
        }
        int code = Integer.parseInt(status[1]);
        boolean untilEnd = head || (code != 304 && (closes || code == 426) && endsWithLine(headers));
        byte[] body = untilEnd ? in.readAllBytes() : code == 304 ? new byte[0] : body(in, headers);
        return new Answer(code, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        boolean chunked = "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
        return chunked ? chunks(in) : in.readNBytes(length);
    }

    /** Whether only the end of the line tells the end of the answer. */
    private static boolean endsWithLine(Map<String, String> headers) {
        return !headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding");
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n' && b >= 0; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
