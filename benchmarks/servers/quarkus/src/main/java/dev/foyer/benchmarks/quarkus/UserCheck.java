// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.quarkus;

import jakarta.inject.Singleton;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;

/** Refuses a handshake without a user. */
@Singleton
public class UserCheck implements HttpUpgradeCheck {

    static final String HEADER = "X-User";

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        String user = context.httpRequest().getHeader(HEADER);
        return user == null || user.isBlank() ? CheckResult.rejectUpgrade(400) : CheckResult.permitUpgrade();
    }
}
