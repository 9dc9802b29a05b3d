// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.KeyType;

/** Names an algorithm with which tokens may be signed. An application takes one only, whatever a token says. */
public enum Algorithm {
    RS256("RSA"),
    ES256("EC");

    private final String type;

    Algorithm(String type) {
        this.type = type;
    }

    /** Tests whether a token says that it was signed with this algorithm. */
    public boolean isOf(JWSHeader header) {
        return is(header.getAlgorithm());
    }

    /** Tests whether this is what a token or a key names. */
    boolean is(com.nimbusds.jose.Algorithm named) {
        return name().equals(named.getName());
    }

    /** Tests whether keys of a type are for this algorithm. */
    boolean takes(KeyType other) {
        return type.equals(other.getValue());
    }
}
