// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.token;

import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;

/** Tests what a token looks like, before anything that it says is believed. */
final class Form {

    private static final int MAX_LENGTH = 8192;
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

    private Form() {}

    /** Reads a token whose signature is still to be tested. */
    static SignedJWT read(String token) throws Unacceptable {
        if (token.length() > MAX_LENGTH) {
            throw new Unacceptable("has more than " + MAX_LENGTH + " characters");
        }
        List<String> parts = Arrays.asList(token.split("\\.", -1));
        if (parts.size() == 5) {
            throw new Unacceptable("is encrypted, which is not supported");
        }
        if (parts.size() != 3) {
            throw new Unacceptable("has not three parts");
        }
        for (String part : parts) {
            require(isBase64(part), "is not Base64 as it must be");
        }
        require(!parts.get(2).isEmpty(), "is not signed");
        SignedJWT jwt = parse(parts);
        check(jwt.getHeader());
        return jwt;
    }

    /** Tests for Base64 in the one way to write it, so that there are no two texts for one token. */
    private static boolean isBase64(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** Tests for an object of JSON, because what reads JSON also takes lists of names and values for one. */
    static boolean isObject(Base64URL part) {
        return part.decodeToString().stripLeading().startsWith("{");
    }

    private static SignedJWT parse(List<String> parts) throws Unacceptable {
        var header = new Base64URL(parts.get(0));
        try {
            if (isObject(header)) {
                return new SignedJWT(header, new Base64URL(parts.get(1)), new Base64URL(parts.get(2)));
            }
        } catch (ParseException | RuntimeException | StackOverflowError invalid) {
            // as if it had none
        }
        throw new Unacceptable("has no header of a signed token");
    }

    /** Refuses what would change the meaning of a signature. What else a header says, such as keys, is ignored. */
    private static void check(JWSHeader header) throws Unacceptable {
        require(
                header.getCriticalParams() == null && header.isBase64URLEncodePayload(),
                "has a critical header, of which none is supported");
        JOSEObjectType type = header.getType();
        require(
                type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT)),
                "says that it is of another type than JWT");
    }

    private static void require(boolean condition, String otherwise) throws Unacceptable {
        if (!condition) {
            throw new Unacceptable(otherwise);
        }
    }
}
