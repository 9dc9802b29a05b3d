// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers that an application's own configurator may add to the answer of a handshake. */
public final class MemoryHandshakeResponse {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Map<String, List<String>> getHeaders() {
        return headers;
    }
}
