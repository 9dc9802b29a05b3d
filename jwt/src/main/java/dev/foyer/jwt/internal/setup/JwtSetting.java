// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.setup;

/** All keys of the configuration, each with its default as in docs/reference/configuration.md. */
enum JwtSetting {
    KEY("mp.jwt.verify.publickey", ""),
    LOCATION("mp.jwt.verify.publickey.location", ""),
    ALGORITHM("mp.jwt.verify.publickey.algorithm", "RS256"),
    ISSUER("mp.jwt.verify.issuer", ""),
    AUDIENCES("mp.jwt.verify.audiences", ""),
    SKEW("mp.jwt.verify.clock.skew", "5"),
    AGE("mp.jwt.verify.token.age", ""),
    ROLES("foyer.jwt.roles", "groups"),
    REFRESH("foyer.jwt.refresh", "10m"),
    TIMEOUT("foyer.jwt.timeout", "3s");

    private final String key;
    private final String fallback;

    JwtSetting(String key, String fallback) {
        this.key = key;
        this.fallback = fallback;
    }

    String key() {
        return key;
    }

    /** Returns the default, written as it would be configured; empty if there is none. */
    String fallback() {
        return fallback;
    }

    /** Returns what to say of a value that is not valid. The value is not in it. */
    IllegalStateException invalid(String complaint, String allowed) {
        return new IllegalStateException(
                "Setting '" + key + "' is not valid: " + complaint + ". It must be " + allowed + ".");
    }
}
