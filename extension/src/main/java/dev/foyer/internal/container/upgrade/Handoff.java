// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Optional;

import dev.foyer.internal.context.ConnectionScope;
import org.jspecify.annotations.Nullable;

/**
 * Carries an admission from the filter to the container's protocol handshake, which runs on the same thread further down the
 * chain. What is not taken there never becomes a connection.
 */
public final class Handoff {

    @SuppressWarnings("ThreadLocalUsage") // one an application, gone with it; never left set
    private final ThreadLocal<@Nullable ConnectionScope> admitted = new ThreadLocal<>();

    void put(ConnectionScope scope) {
        admitted.set(scope);
    }

    /** The admission of this thread's request; none if the request came around the filter. */
    public Optional<ConnectionScope> take() {
        Optional<ConnectionScope> scope = Optional.ofNullable(admitted.get());
        admitted.remove();
        return scope;
    }
}
