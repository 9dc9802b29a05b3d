// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.util.Optional;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * Says whether a public key is one with which signatures can be tested.
 *
 * @param key the key, if it is one
 * @param complaint the end of a sentence that begins with the key, if it is none
 * @param isFault whether the key should be one, rather than be for something else
 */
record Usability(Optional<SigningKey> key, String complaint, boolean isFault) {

    private static final int MIN_BITS = 2048;

    static Usability of(JWK key, Algorithm algorithm) {
        if (!algorithm.takes(key.getKeyType())) {
            return new Usability(Optional.empty(), "is of type " + key.getKeyType(), false);
        }
        if (isForOthers(key, algorithm)) {
            return new Usability(Optional.empty(), "says that it is for something else", false);
        }
        if (key instanceof RSAKey rsa && rsa.size() < MIN_BITS) {
            return fault("has " + rsa.size() + " bits, and needs at least " + MIN_BITS);
        }
        if (key instanceof ECKey ec && !Curve.P_256.equals(ec.getCurve())) {
            return fault("is not on the curve P-256");
        }
        try {
            return new Usability(Optional.of(new SigningKey(key.getKeyID(), verifier(key))), "", false);
        } catch (JOSEException | RuntimeException invalid) { // such as a point that is not on the curve
            return fault("is not a valid key");
        }
    }

    private static Usability fault(String complaint) {
        return new Usability(Optional.empty(), complaint, true);
    }

    /** Tests whether a key says of itself that it is for something else. */
    private static boolean isForOthers(JWK key, Algorithm algorithm) {
        KeyUse use = key.getKeyUse();
        Set<KeyOperation> operations = key.getKeyOperations();
        return (use != null && !use.equals(KeyUse.SIGNATURE))
                || (operations != null && !operations.isEmpty() && !operations.contains(KeyOperation.VERIFY))
                || (key.getAlgorithm() != null && !algorithm.is(key.getAlgorithm()));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa.toRSAPublicKey()) : new ECDSAVerifier(key.toECKey());
    }
}
