// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Map;
import java.util.Optional;

import dev.foyer.internal.context.ConnectionScope;
import org.jspecify.annotations.Nullable;

/**
 * Carries an admission from the filter to the container's protocol handshake, which runs on the same thread further
 * down the chain. An admission that is not taken there never becomes a connection.
 */
public final class Handoff {

    /** The user property that holds a session's {@link ConnectionScope} until it is open. */
    private static final String ADMISSION = "dev.foyer.admission";

    @SuppressWarnings("ThreadLocalUsage") // one per application, gone with it; never left set
    private final ThreadLocal<@Nullable ConnectionScope> admitted = new ThreadLocal<>();

    /** Puts an admission into the user properties of its session, where it stays until the session opens. */
    public static void admit(Map<String, Object> properties, ConnectionScope scope) {
        properties.put(ADMISSION, scope);
    }

    /**
     * Takes the admission of a session.
     *
     * @param properties the session's properties
     * @param copy the properties of its configuration, as not all containers copy them
     */
    public static Optional<ConnectionScope> admission(Map<String, Object> properties, Map<String, Object> copy) {
        Object own = properties.remove(ADMISSION);
        Object copied = copy.remove(ADMISSION);
        return Optional.ofNullable(own == null ? copied : own)
                .filter(ConnectionScope.class::isInstance)
                .map(ConnectionScope.class::cast);
    }

    void put(ConnectionScope scope) {
        admitted.set(scope);
    }

    /** Returns the admission of this thread's request, or empty if the request bypassed the filter. */
    public Optional<ConnectionScope> take() {
        Optional<ConnectionScope> scope = Optional.ofNullable(admitted.get());
        admitted.remove();
        return scope;
    }
}
