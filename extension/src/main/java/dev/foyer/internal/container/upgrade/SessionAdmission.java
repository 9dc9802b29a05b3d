// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Map;
import java.util.Optional;

import dev.foyer.internal.context.ConnectionScope;

/** Keeps the admission of a session in its user properties, until the session opens. */
public final class SessionAdmission {

    /** The user property that holds a session's {@link ConnectionScope} until it is open. */
    private static final String ADMISSION = "dev.foyer.admission";

    private SessionAdmission() {}

    /** Puts an admission into the user properties of its session, where it stays until the session opens. */
    public static void put(Map<String, Object> properties, ConnectionScope scope) {
        properties.put(ADMISSION, scope);
    }

    /**
     * Takes the admission of a session.
     *
     * @param properties the session's properties
     * @param copy the properties of its configuration, as not all containers copy them
     */
    public static Optional<ConnectionScope> take(Map<String, Object> properties, Map<String, Object> copy) {
        Object own = properties.remove(ADMISSION);
        Object copied = copy.remove(ADMISSION);
        return Optional.ofNullable(own == null ? copied : own)
                .filter(ConnectionScope.class::isInstance)
                .map(ConnectionScope.class::cast);
    }
}
