// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.spi.TokenVerifier;

/** Finds methods that take what a token says where nothing verifies tokens. */
public final class TokenVerifiers {

    private TokenVerifiers() {}

    public static void check(List<EndpointModel> endpoints, BeanManager beans, Problems problems) {
        Instance<TokenVerifier> verifiers = beans.createInstance().select(TokenVerifier.class);
        if (verifiers.isAmbiguous()) {
            problems.add(Mistake.VERIFIER_TWICE);
        }
        if (verifiers.isUnsatisfied()) {
            endpoints.stream()
                    .flatMap(endpoint -> endpoint.methods().all())
                    .filter(TokenVerifiers::takesToken)
                    .forEach(method -> problems.add(Mistake.VERIFIER_MISSING, Methods.name(method.method())));
        }
    }

    private static boolean takesToken(CallbackModel method) {
        return method.parameters().stream().anyMatch(parameter -> parameter.role() == ParameterRole.VERIFIED);
    }
}
