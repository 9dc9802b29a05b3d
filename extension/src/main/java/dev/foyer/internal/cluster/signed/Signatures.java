// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.signed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.foyer.internal.wire.JsonText;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages with HMAC-SHA-256 (RFC 2104): a line with the signature in hexadecimal digits comes before a message.
 * The application and the topic are signed with it, so that a message is worth nothing on another channel. Safe for any
 * thread.
 */
final class Signatures {

    /** The setting of the secrets. */
    static final String KEY = "foyer.backplane.secret";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 16;
    private static final int DIGITS = 64;
    private static final HexFormat HEX = HexFormat.of();

    private final String application;
    private final List<SecretKeySpec> keys;

    private Signatures(String application, List<SecretKeySpec> keys) {
        this.application = application;
        this.keys = keys;
    }

    /**
     * Creates signatures.
     *
     * @param secrets one or several by commas: the first signs, and all are accepted
     * @throws IllegalStateException if one is too short; the message contains no secret
     */
    static Signatures of(String application, String secrets) {
        List<byte[]> all = Arrays.stream(secrets.split(",", -1))
                .map(secret -> secret.strip().getBytes(StandardCharsets.UTF_8))
                .toList();
        if (all.stream().anyMatch(secret -> secret.length < LEAST)) {
            throw new IllegalStateException(
                    "Setting '" + KEY + "' is not valid: each secret in it, by commas, must have at least " + LEAST
                            + " characters. Make one with: openssl rand -hex 32.");
        }
        return new Signatures(
                application,
                all.stream().map(secret -> new SecretKeySpec(secret, ALGORITHM)).toList());
    }

    /** Returns a message with its signature. */
    String sign(Topic topic, String message) {
        return sign(where(topic), message);
    }

    /** Returns a message without its signature, or {@code null} if it has none that is right. */
    @Nullable
    String verified(Topic topic, String signed) {
        return verified(where(topic), signed);
    }

    /** Returns what is kept under a key, with its signature. */
    String signKept(String key, String record) {
        return sign(kept(key), record);
    }

    /** Returns what is kept under a key without its signature, or {@code null} if it has none that is right. */
    @Nullable
    String verifiedKept(String key, String signed) {
        return verified(kept(key), signed);
    }

    /** Returns what is in the cell of a topic, with its signature. */
    String signCell(Topic topic, String content) {
        return sign("cell" + where(topic), content);
    }

    /** Returns what is in the cell of a topic without its signature, or {@code null} if it has none that is right. */
    @Nullable
    String verifiedCell(Topic topic, String signed) {
        return verified("cell" + where(topic), signed);
    }

    private String sign(String where, String message) {
        return HEX.formatHex(signature(keys.get(0), where, message)) + '\n' + message;
    }

    private @Nullable String verified(String where, String signed) {
        if (signed.indexOf('\n') != DIGITS) {
            return null;
        }
        byte[] signature;
        try {
            signature = HEX.parseHex(signed, 0, DIGITS);
        } catch (IllegalArgumentException none) {
            return null;
        }
        String message = signed.substring(DIGITS + 1);
        for (SecretKeySpec key : keys) {
            if (MessageDigest.isEqual(signature, signature(key, where, message))) {
                return message;
            }
        }
        return null;
    }

    private byte[] signature(SecretKeySpec key, String where, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(where.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + '.', missing);
        }
    }

    /** Returns a line that names the application and the topic, and no other. */
    private String where(Topic topic) {
        var out = JsonText.quote(new StringBuilder(96).append('['), application);
        out.append(",\"").append(name(topic.kind())).append('"');
        if (topic.kind() == Topic.Kind.ROOM) {
            JsonText.quote(out.append(','), topic.namespace());
        }
        if (topic.kind() != Topic.Kind.ALL) {
            JsonText.quote(out.append(','), topic.name());
        }
        return out.append("]\n").toString();
    }

    private String kept(String key) {
        var out = JsonText.quote(new StringBuilder(96).append('['), application);
        return JsonText.quote(out.append(",\"kept\","), key).append("]\n").toString();
    }

    private static String name(Topic.Kind kind) {
        return switch (kind) {
            case ROOM -> "room";
            case USER -> "user";
            case ALL -> "all";
        };
    }
}
