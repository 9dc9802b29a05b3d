// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import jakarta.enterprise.context.ContextNotActiveException;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** The scope of the connection whose callback runs on the calling thread. */
public final class CurrentScope {

    @SuppressWarnings("ThreadLocalUsage") // one an application, gone with it; never left set
    private final ThreadLocal<@Nullable ConnectionScope> scopes = new ThreadLocal<>();

    /** Whether a callback runs on the calling thread. */
    public boolean isActive() {
        return scopes.get() != null;
    }

    /** The scope, or {@code null} outside any callback. */
    @Nullable
    ConnectionScope orNull() {
        return scopes.get();
    }

    /**
     * The scope.
     *
     * @throws ContextNotActiveException outside any callback
     */
    ConnectionScope get() {
        ConnectionScope scope = scopes.get();
        if (scope == null) {
            throw new ContextNotActiveException(Code.SCOPE_INACTIVE.text());
        }
        return scope;
    }

    /**
     * The connection.
     *
     * @throws ContextNotActiveException outside any callback
     */
    public LiveConnection connection() {
        return get().connection();
    }

    void set(@Nullable ConnectionScope scope) {
        if (scope == null) {
            scopes.remove();
        } else {
            scopes.set(scope);
        }
    }
}
