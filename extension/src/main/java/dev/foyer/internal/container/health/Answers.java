// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.health;

import dev.foyer.internal.container.operations.Condition;
import dev.foyer.internal.container.operations.Sign;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Writes what a check has found. Anybody may read that, so it names nobody. */
final class Answers {

    private Answers() {}

    static HealthCheckResponse of(String name, Sign sign, Condition condition) {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named(name).status(sign.isUp()).withData("connections", condition.connections());
        return sign.isUp()
                ? answer.build()
                : answer.withData("reason", sign.reason()).build();
    }
}
