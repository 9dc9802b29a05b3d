// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

/** Reads public keys as {@code openssl} and others write them. */
final class Pem {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
    private static final String PUBLIC = "PUBLIC KEY";

    private Pem() {}

    static List<Optional<JWK>> read(String text) throws KeyMistake {
        var keys = new ArrayList<Optional<JWK>>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String type = block.group(1);
            if (type.endsWith("PRIVATE KEY")) {
                throw new KeyMistake(
                        "is a private key. Use the public key, and keep the private one to those who sign");
            }
            if (!type.equals(PUBLIC)) {
                throw new KeyMistake("is a '" + type + "', but must be a '" + PUBLIC
                        + "'. Write it as one, for example by openssl with -pubkey or -pubout");
            }
            keys.add(Optional.of(publicKey(decode(block.group(2)))));
        }
        if (keys.isEmpty()) {
            throw new KeyMistake("begins like PEM and does not go on like it");
        }
        return keys;
    }

    private static byte[] decode(String base64) throws KeyMistake {
        try {
            // A file of properties may have the two characters \n for a line's end
            return Base64.getDecoder().decode(base64.replace("\\n", "").replaceAll("\\s", ""));
        } catch (IllegalArgumentException invalid) {
            throw new KeyMistake("has PEM that is not Base64");
        }
    }

    /** Returns the key whose encoding these bytes are. */
    static JWK publicKey(byte[] encoded) throws KeyMistake {
        for (String type : List.of("RSA", "EC")) {
            try {
                var key = KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded));
                if (key instanceof RSAPublicKey rsa) {
                    return new RSAKey.Builder(rsa).build();
                }
                if (key instanceof ECPublicKey ec) {
                    return new ECKey.Builder(curve(ec), ec).build();
                }
            } catch (GeneralSecurityException | IllegalStateException | IllegalArgumentException other) {
                // perhaps of the next type
            }
        }
        throw new KeyMistake("is no public key of RSA or of an elliptic curve");
    }

    private static Curve curve(ECPublicKey key) {
        Curve curve = Curve.forECParameterSpec(key.getParams());
        if (curve == null) {
            throw new IllegalArgumentException("An elliptic curve that is not known");
        }
        return curve;
    }
}
