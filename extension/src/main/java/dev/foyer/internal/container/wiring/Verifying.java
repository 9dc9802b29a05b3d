// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.time.Clock;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.connection.away.Rejoining;
import dev.foyer.internal.connection.away.ScopedReturn;
import dev.foyer.internal.connection.identity.Refreshing;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.flow.Validity;
import dev.foyer.internal.handshake.Admission;
import dev.foyer.internal.handshake.Admissions;
import dev.foyer.internal.handshake.token.Tokens;
import dev.foyer.internal.model.settings.CredentialTerms;
import dev.foyer.spi.TokenVerifier;
import org.jspecify.annotations.Nullable;

/** Wires what verifies the credentials of clients. */
public final class Verifying {

    private Verifying() {}

    /** Returns what verifies tokens, or {@code null} if the application has none. */
    public static @Nullable TokenVerifier verifier(BeanManager beans) {
        Instance<TokenVerifier> verifiers = beans.createInstance().select(TokenVerifier.class);
        return verifiers.isUnsatisfied() ? null : verifiers.get();
    }

    /**
     * Has a verifier prepare for tokens.
     *
     * @throws IllegalStateException if it cannot
     */
    public static void start(@Nullable TokenVerifier verifier, Clock clock, SettingsSource settings) {
        if (verifier != null) {
            try {
                verifier.start(new VerifierSurroundings(clock, settings));
            } catch (IllegalStateException mistake) {
                throw new IllegalStateException(
                        Mistake.VERIFIER_UNPREPARED.text(String.valueOf(mistake.getMessage())), mistake);
            }
        }
    }

    /** Returns what has tokens verified in handshakes and later. */
    public static Tokens tokens(@Nullable TokenVerifier verifier, Scopes scopes, Clock clock, CredentialTerms terms) {
        return new Tokens(verifier, terms.places(), scopes, new Validity(clock, terms.grace()));
    }

    /** Returns what takes new credentials for connections that go on, and decides on them as on handshakes. */
    public static Refreshing refreshing(Admissions admissions, Scopes scopes, Rejoining rejoining, Answers answers) {
        return new Refreshing(
                (current, token, refused) -> {
                    Admission admission = admissions.decideAgain(current, token);
                    if (admission instanceof Admission.Accepted accepted) {
                        return accepted.scope();
                    }
                    if (admission instanceof Admission.Refused no) {
                        refused.accept(no.refusal());
                    }
                    return null;
                },
                scopes,
                new ScopedReturn(scopes, rejoining),
                answers);
    }
}
