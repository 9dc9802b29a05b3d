// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/**
 * Holds the public key of somebody who signs tokens. Safe for any thread.
 *
 * @param id how tokens name the key, or {@code null} if it has no name
 * @param verifier tests signatures with it
 */
public record SigningKey(@Nullable String id, JWSVerifier verifier) {

    /** Tests whether a token is signed with the private key that belongs to this one. */
    public boolean signed(SignedJWT token) {
        try {
            return verifier.verify(token.getHeader(), token.getSigningInput(), token.getSignature());
        } catch (JOSEException unsuitable) { // such as a signature of another length
            return false;
        }
    }
}
