// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.token;

import java.text.ParseException;
import java.util.List;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.foyer.jwt.internal.keys.Algorithm;
import dev.foyer.jwt.internal.keys.Keys;
import dev.foyer.jwt.internal.keys.KeysUnavailable;
import dev.foyer.jwt.internal.keys.SigningKey;

/**
 * Reads what tokens claim, of those that somebody signed who may. Safe for any thread.
 *
 * @param algorithm the only one that counts
 * @param keys the keys of those who may sign
 */
public record TokenReader(Algorithm algorithm, Keys keys) {

    /**
     * Returns the claims of a token.
     *
     * @throws Unacceptable if it is not signed by somebody who may
     * @throws KeysUnavailable if that cannot be known at the moment
     */
    public JWTClaimsSet read(String token) throws Unacceptable, KeysUnavailable {
        SignedJWT jwt = Form.read(token);
        if (!algorithm.isOf(jwt.getHeader())) {
            throw new Unacceptable("is not signed with " + algorithm);
        }
        List<SigningKey> found = keys.find(jwt.getHeader().getKeyID());
        if (found.isEmpty()) {
            throw new Unacceptable("names no key that is known");
        }
        if (found.stream().noneMatch(key -> key.signed(jwt))) {
            throw new Unacceptable("has a signature that is not valid");
        }
        return claims(jwt);
    }

    private static JWTClaimsSet claims(SignedJWT jwt) throws Unacceptable {
        try {
            JWTClaimsSet claims = Form.isObject(jwt.getParsedParts()[1]) ? jwt.getJWTClaimsSet() : null;
            if (claims != null) {
                return claims;
            }
        } catch (ParseException | RuntimeException | StackOverflowError invalid) {
            // as if it had none
        }
        throw new Unacceptable("has no claims that can be read");
    }
}
