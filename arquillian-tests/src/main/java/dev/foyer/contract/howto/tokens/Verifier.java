// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Refused;
import dev.foyer.Verified;
import dev.foyer.spi.TokenVerifier;

@ApplicationScoped
public class Verifier implements TokenVerifier {

    @Inject
    Tokens tokens;

    @Override
    public Verified verify(String token) {
        Tokens.Claims claims = tokens.check(token).orElseThrow(() -> Refused.unauthorized("Sign in again."));
        return new Verified(claims::subject, claims.roles(), claims.expires());
    }
}
