// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.health;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import dev.foyer.internal.container.beans.Services;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Tells whether the node works, or only a restart can help. */
@Liveness
@Dependent
public class LiveCheck implements HealthCheck {

    private final Services services;

    /** For CDI. */
    @Inject
    public LiveCheck(Services services) {
        this.services = services;
    }

    @Override
    public HealthCheckResponse call() {
        return Answers.of("foyer-live", services.condition().live(), services.condition());
    }
}
