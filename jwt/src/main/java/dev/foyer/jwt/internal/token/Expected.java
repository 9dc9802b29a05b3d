// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Set;

import com.nimbusds.jwt.JWTClaimsSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what tokens must claim. Safe for any thread.
 *
 * @param issuer who makes them, or {@code null} for whoever has the key
 * @param audiences whom they are for, one of them at least; empty for anybody
 * @param skew by how much the clocks of two machines may differ
 * @param age how long ago they may have been issued, or {@code null} for any time
 */
public record Expected(
        @Nullable String issuer,
        Set<String> audiences,
        Duration skew,
        @Nullable Duration age) {

    /** Copies the audiences. */
    public Expected {
        audiences = Set.copyOf(audiences);
    }

    /** Refuses claims that are not as expected, and returns when they expire. */
    public Instant check(JWTClaimsSet claims, Clock clock) throws Unacceptable {
        Instant now = clock.instant();
        if (issuer != null && !issuer.equals(claims.getIssuer())) {
            throw new Unacceptable("is not of the issuer that is expected");
        }
        if (!audiences.isEmpty() && Collections.disjoint(audiences, claims.getAudience())) {
            throw new Unacceptable("is for another audience");
        }
        checkIssued(claims.getIssueTime(), now);
        Date begin = claims.getNotBeforeTime();
        if (begin != null && now.plus(skew).isBefore(begin.toInstant())) {
            throw new Unacceptable("is not valid yet");
        }
        Date end = claims.getExpirationTime();
        if (end == null) {
            throw new Unacceptable("does not expire");
        }
        if (!now.minus(skew).isBefore(end.toInstant())) {
            throw new Unacceptable("has expired");
        }
        return end.toInstant();
    }

    private void checkIssued(@Nullable Date issued, Instant now) throws Unacceptable {
        if (age == null) {
            return;
        }
        if (issued == null) {
            throw new Unacceptable("does not say when it was issued");
        }
        if (now.plus(skew).isBefore(issued.toInstant())) {
            throw new Unacceptable("was issued in the future");
        }
        if (now.minus(skew).minus(age).isAfter(issued.toInstant())) {
            throw new Unacceptable("was issued too long ago");
        }
    }
}
