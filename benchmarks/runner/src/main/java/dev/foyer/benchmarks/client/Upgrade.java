// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The opening handshake, with the headers a browser sends; compression is not offered. */
final class Upgrade {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ=="; // of RFC 6455, 1.3
    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private static final String END = "\r\n\r\n";

    private Upgrade() {}

    static byte[] request(int port, String path, @Nullable String subprotocol, String user) {
        String request = "GET " + path + " HTTP/1.1\r\n"
                + "Host: 127.0.0.1:" + port + "\r\n"
                + "Connection: Upgrade\r\n"
                + "Pragma: no-cache\r\n"
                + "Cache-Control: no-cache\r\n"
                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36\r\n"
                + "Upgrade: websocket\r\n"
                + "Origin: http://127.0.0.1:" + port + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Accept-Encoding: gzip, deflate, br, zstd\r\n"
                + "Accept-Language: en-GB,en;q=0.9\r\n"
                + "Cookie: theme=dark; consent=1\r\n"
                + "X-User: " + user + "\r\n"
                + "Sec-WebSocket-Key: " + KEY + "\r\n"
                + (subprotocol == null ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n")
                + "\r\n";
        return request.getBytes(ISO_8859_1);
    }

    /** The length of the answer, or 0 if it has not come completely. */
    static int accepted(byte[] bytes, int from, int to, @Nullable String subprotocol) throws ProtocolFault {
        String text = new String(bytes, from, to - from, ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0) {
            return 0;
        }
        String head = text.substring(0, end);
        if (!head.startsWith("HTTP/1.1 101") || !head.contains(ACCEPT)) {
            throw new ProtocolFault(
                    "instead of an upgrade: " + head.lines().findFirst().orElse(""));
        }
        if (subprotocol != null && !head.contains(subprotocol)) {
            throw new ProtocolFault("an upgrade without " + subprotocol);
        }
        return end + END.length();
    }
}
