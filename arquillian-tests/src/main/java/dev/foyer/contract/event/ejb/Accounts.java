// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event.ejb;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

import dev.foyer.EventRefused;
import dev.foyer.Refused;

/** Business code that refuses. */
@Stateless
@PermitAll
public class Accounts {
    /** Refuses all but one. */
    public void check(String token) {
        if (!token.equals("good")) {
            throw Refused.unauthorized("Unknown token");
        }
    }

    /** Has nothing. */
    public int buy() {
        throw new EventRefused("sold-out", "No more");
    }

    /** For few. */
    @RolesAllowed("boss")
    public String secret() {
        return "s";
    }
}
