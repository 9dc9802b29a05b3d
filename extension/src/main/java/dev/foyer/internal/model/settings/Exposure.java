// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.util.List;
import java.util.Set;

/**
 * Sets which pages may connect, and how the contract is served.
 *
 * @param allowedOrigins other origins that may connect from a browser: exact, {@code *.example.com}, or {@code *}
 * @param contractServed the forms in which the contract is served
 */
public record Exposure(List<String> allowedOrigins, Set<ContractForm> contractServed) {

    public Exposure {
        allowedOrigins = List.copyOf(allowedOrigins);
        contractServed = Set.copyOf(contractServed);
    }
}
