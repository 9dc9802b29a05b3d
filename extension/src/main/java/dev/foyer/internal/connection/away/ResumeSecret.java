// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.away;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

import dev.foyer.internal.flow.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a client must know to come back to its connection: 128 random bits, which are renewed each time. Only hashes are
 * kept, and compared in constant time. For one thread at a time.
 */
public final class ResumeSecret {

    // Mutable state.
    private byte @Nullable [] latest;
    private byte @Nullable [] earlier;

    /** Returns a new secret. The one before becomes the earlier one. */
    String renew(RandomGenerator random) {
        String next = Ids.next(random);
        if (latest != null) {
            earlier = latest;
        }
        latest = hash(next);
        return next;
    }

    boolean isLatest(String given) {
        return latest != null && MessageDigest.isEqual(latest, hash(given));
    }

    boolean isEarlier(String given) {
        return earlier != null && MessageDigest.isEqual(earlier, hash(given));
    }

    /** Accepts no secret until the next renewal. Then this one is the earlier one. */
    void spend(String given) {
        latest = null;
        earlier = hash(given);
    }

    void forgetEarlier() {
        earlier = null;
    }

    /** Returns under which key a connection is kept for whoever knows the secret. */
    public static String key(String secret) {
        return HexFormat.of().formatHex(hash(secret));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
            throw new IllegalStateException(impossible);
        }
    }
}
