// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Optional;

import dev.foyer.internal.context.ConnectionScope;
import org.jspecify.annotations.Nullable;

/**
 * Carries an admission from the filter to the container's protocol handshake, which runs on the same thread further
 * down the chain. An admission that is not taken there never becomes a connection.
 */
public final class Handoff {

    @SuppressWarnings("ThreadLocalUsage") // one per application, gone with it; never left set
    private final ThreadLocal<@Nullable ConnectionScope> admitted = new ThreadLocal<>();

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
