// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.util.List;
import java.util.Map;

/**
 * The answer to a handshake that ends before the 101.
 *
 * @param status the HTTP status
 * @param detail a sentence for the peer
 * @param headers further headers of the answer
 * @param violations the faults of the header schema's values
 */
public record Refusal(int status, String detail, Map<String, String> headers, List<HandshakeViolation> violations) {

    public Refusal {
        headers = Map.copyOf(headers);
        violations = List.copyOf(violations);
    }

    public Refusal(int status, String detail) {
        this(status, detail, Map.of(), List.of());
    }
}
