// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The answer to an HTTP request for {@code /bench}. */
final class Upgrade {

    private final String head;
    private final String lower;

    Upgrade(String head) {
        this.head = head;
        this.lower = head.toLowerCase(Locale.ROOT);
    }

    boolean accepted() {
        return head.startsWith("GET /bench ")
                && !header("x-user").isEmpty()
                && !header("sec-websocket-key").isEmpty();
    }

    boolean foyer() {
        return header("sec-websocket-protocol").contains("foyer.v1");
    }

    byte[] answer() {
        String answer = accepted()
                ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accept(header("sec-websocket-key"))
                        + (foyer() ? "\r\nSec-WebSocket-Protocol: foyer.v1\r\n\r\n" : "\r\n\r\n")
                : "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
        return answer.getBytes(ISO_8859_1);
    }

    private String header(String name) {
        int start = lower.indexOf("\r\n" + name + ":");
        if (start < 0) {
            return "";
        }
        int from = start + name.length() + 3;
        return head.substring(from, head.indexOf("\r\n", from)).strip();
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
