// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.util.List;
import java.util.Set;

/**
 * Sets which pages may connect, how clients show who they are, how the contract is served, and what operators see.
 *
 * @param allowedOrigins other origins that may connect from a browser: exact, {@code *.example.com}, or {@code *}
 * @param contractServed the forms in which the contract is served
 * @param telemetry the signals that the application's telemetry gets
 * @param credentials how clients show who they are
 */
public record Exposure(
        List<String> allowedOrigins,
        Set<ContractForm> contractServed,
        Set<Signal> telemetry,
        CredentialTerms credentials) {

    public Exposure {
        allowedOrigins = List.copyOf(allowedOrigins);
        contractServed = Set.copyOf(contractServed);
        telemetry = Set.copyOf(telemetry);
    }
}
