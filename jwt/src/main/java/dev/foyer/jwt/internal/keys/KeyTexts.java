// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads public keys from texts of all forms that MicroProfile JWT has: PEM, a JSON Web Key, a set of them, and the
 * Base64 of these.
 */
public final class KeyTexts {

    /** The number of characters of the longest text. */
    public static final int MAX_LENGTH = 262_144;

    private KeyTexts() {}

    /**
     * Reads the keys for an algorithm. Those of a set that are for something else are left out.
     *
     * @throws KeyMistake if there is none
     */
    public static KeySet read(String text, Algorithm algorithm) throws KeyMistake {
        if (text.length() > MAX_LENGTH) {
            throw new KeyMistake("has more than " + MAX_LENGTH + " characters");
        }
        var keys = new ArrayList<SigningKey>();
        var unusable = new ArrayList<String>();
        var faults = new ArrayList<String>();
        List<Optional<JWK>> all = all(text.strip());
        for (int i = 0; i < all.size(); i++) {
            @Nullable JWK key = all.get(i).orElse(null);
            String name = all.size() == 1 ? "its key " : "key " + (i + 1) + " ";
            if (key == null) {
                unusable.add(name + "cannot be read");
            } else if (isSecret(key)) {
                throw new KeyMistake(
                        "is a private key. Use the public key, and keep the private one to those who sign");
            } else {
                Usability usability = Usability.of(key, algorithm);
                usability.key().ifPresent(keys::add);
                if (usability.key().isEmpty()) {
                    unusable.add(name + usability.complaint());
                }
                if (usability.isFault()) {
                    faults.add(name + usability.complaint());
                }
            }
        }
        if (keys.isEmpty()) {
            String why = unusable.isEmpty() ? "" : ": " + String.join("; ", unusable);
            throw new KeyMistake("has no key for " + algorithm + why);
        }
        return new KeySet(keys, faults);
    }

    private static boolean isSecret(JWK key) {
        return key.isPrivate() && !(key instanceof OctetSequenceKey); // which is for other algorithms
    }

    private static List<Optional<JWK>> all(String text) throws KeyMistake {
        if (text.isEmpty()) {
            throw new KeyMistake("is empty");
        }
        if (text.contains("-----BEGIN")) {
            return Pem.read(text);
        }
        if (text.startsWith("{")) {
            return json(text);
        }
        byte[] decoded = decode(text.replaceAll("\\s", ""));
        String inner = new String(decoded, UTF_8).strip();
        return inner.startsWith("{") ? json(inner) : List.of(Optional.of(Pem.publicKey(decoded)));
    }

    private static byte[] decode(String text) throws KeyMistake {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException none) {
            throw new KeyMistake("is neither PEM nor a JSON Web Key nor Base64");
        }
    }

    private static List<Optional<JWK>> json(String text) throws KeyMistake {
        Map<String, Object> json;
        try {
            json = JSONObjectUtils.parse(text);
        } catch (ParseException | StackOverflowError invalid) {
            throw new KeyMistake("is not valid JSON");
        }
        if (!json.containsKey("keys")) {
            return List.of(Optional.ofNullable(key(json)));
        }
        if (!(json.get("keys") instanceof List<?> listed)) {
            throw new KeyMistake("has 'keys' that are not a list");
        }
        var keys = new ArrayList<Optional<JWK>>();
        for (Object one : listed) {
            keys.add(Optional.ofNullable(one instanceof Map<?, ?> object ? key(object) : null));
        }
        return keys;
    }

    /** Returns a key, or {@code null} if it is one of a kind that is not known, or none. */
    private static @Nullable JWK key(Map<?, ?> json) {
        var members = JSONObjectUtils.newJSONObject();
        json.forEach((name, value) -> members.put(String.valueOf(name), value));
        try {
            return JWK.parse(members);
        } catch (ParseException | RuntimeException invalid) {
            return null;
        }
    }
}
