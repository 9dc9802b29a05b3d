// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.time.Instant;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.foyer.Refused;
import dev.foyer.Verified;
import dev.foyer.jwt.internal.keys.KeysUnavailable;
import dev.foyer.jwt.internal.setup.Setup;
import dev.foyer.jwt.internal.token.Person;
import dev.foyer.jwt.internal.token.Reasons;
import dev.foyer.jwt.internal.token.Unacceptable;
import dev.foyer.spi.TokenVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed JSON Web Tokens as the settings {@code mp.jwt.verify.*} of MicroProfile JWT say. Add the jar, and set
 * where the keys are. The principal is a {@link JwtPrincipal}. A token that is not valid is refused with 401; the reason
 * is in a line of the logger {@code dev.foyer.jwt} at the level debug, without the token. Safe for any thread.
 */
@ApplicationScoped
public class JwtVerifier implements TokenVerifier {

    private final Reasons reasons = new Reasons(System::nanoTime);

    // Mutable state: set when the application starts.
    private volatile @Nullable Setup setup;

    @Override
    public void start(Surroundings surroundings) {
        setup = Setup.of(
                surroundings,
                new Setup.Means(
                        Thread.currentThread().getContextClassLoader(), JwtVerifier::runAside, System::nanoTime));
    }

    /** Runs what waits for the network on a thread of its own, which ends with it: it is seldom needed. */
    private static void runAside(Runnable task) {
        var thread = new Thread(task, "foyer-jwt");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns what a token says of its user.
     *
     * @throws Refused with 401 if the token is not valid, and with 503 if that cannot be known at the moment
     */
    @Override
    public Verified verify(String token) {
        Setup now = started();
        try {
            JWTClaimsSet claims = now.reader().read(token);
            Instant expires = now.expected().check(claims, now.clock());
            Map<String, Object> json = claims.toJSONObject();
            Person person = Person.of(json, now.roles());
            return new Verified(new JwtPrincipal(person.name(), json), person.roles(), expires);
        } catch (Unacceptable refused) {
            reasons.log(refused.reason());
            throw Refused.unauthorized("The token is not valid.")
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        } catch (KeysUnavailable unavailable) {
            reasons.log("cannot be verified, because keys cannot be loaded");
            throw new Refused(503, "Tokens cannot be verified at the moment.").header("Retry-After", "5");
        }
    }

    private Setup started() {
        Setup now = setup;
        if (now == null) {
            throw new IllegalStateException("The verifier has not started.");
        }
        return now;
    }

    /** Gives up loading keys. */
    @PreDestroy
    public void stop() {
        Setup now = setup;
        if (now != null) {
            now.reader().keys().close();
        }
    }
}
