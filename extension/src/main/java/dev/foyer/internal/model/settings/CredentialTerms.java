// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.time.Duration;
import java.util.List;

/**
 * Sets how clients show who they are.
 *
 * @param grace how long a connection goes on after its credentials have expired
 * @param places where a handshake may have a token; the first one that has it counts
 */
public record CredentialTerms(Duration grace, List<TokenPlace> places) {

    public CredentialTerms {
        places = List.copyOf(places);
    }
}
