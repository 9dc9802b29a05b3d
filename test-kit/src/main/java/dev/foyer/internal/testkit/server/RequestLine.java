// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import org.jspecify.annotations.Nullable;

/**
 * The first line of a request.
 *
 * @param path the path below the application, as it is sent
 * @param query the raw query, or {@code null}
 * @param protocol such as {@code HTTP/1.1}
 */
public record RequestLine(
        String method, String path, @Nullable String query, String protocol) {

    /** Returns the line of a client that asks for a WebSocket. */
    public static RequestLine get(String path, @Nullable String query) {
        return new RequestLine("GET", path, query, "HTTP/1.1");
    }
}
