// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.health;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import dev.foyer.internal.container.beans.Services;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether clients may connect: not before the start, and not while the node drains or stops. */
@Readiness
@Dependent
public class ReadyCheck implements HealthCheck {

    private final Services services;

    /** For CDI. */
    @Inject
    public ReadyCheck(Services services) {
        this.services = services;
    }

    @Override
    public HealthCheckResponse call() {
        return Answers.of("foyer-ready", services.condition().ready(), services.condition());
    }
}
