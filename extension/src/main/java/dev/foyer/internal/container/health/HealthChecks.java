// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.health;

import java.util.List;

/** Names the checks, where the application can see MicroProfile Health. */
public final class HealthChecks {

    private static final String API = "org.eclipse.microprofile.health.HealthCheck";

    private HealthChecks() {}

    /** Returns the classes of the checks, or none if the server and the application have no MicroProfile Health. */
    public static List<Class<?>> classes() {
        try {
            Class.forName(API, false, HealthChecks.class.getClassLoader());
            return List.of(StartedCheck.class, ReadyCheck.class, LiveCheck.class);
        } catch (ClassNotFoundException | LinkageError none) {
            return List.of();
        }
    }
}
