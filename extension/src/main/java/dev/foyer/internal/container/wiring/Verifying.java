// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.time.Clock;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.connection.away.Rejoining;
import dev.foyer.internal.connection.away.ScopedReturn;
import dev.foyer.internal.connection.identity.Refreshing;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.flow.Validity;
import dev.foyer.internal.handshake.Admission;
import dev.foyer.internal.handshake.Admissions;
import dev.foyer.internal.handshake.token.Tokens;
import dev.foyer.internal.model.settings.CredentialTerms;
import dev.foyer.spi.TokenVerifier;

/** Wires what verifies the credentials of clients. */
public final class Verifying {

    private Verifying() {}

    /** Returns what verifies tokens in handshakes and later. */
    public static Tokens tokens(BeanManager beans, Scopes scopes, Clock clock, CredentialTerms terms) {
        Instance<TokenVerifier> verifiers = beans.createInstance().select(TokenVerifier.class);
        return new Tokens(
                verifiers.isUnsatisfied() ? null : verifiers.get(),
                terms.places(),
                scopes,
                new Validity(clock, terms.grace()));
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
