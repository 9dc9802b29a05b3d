// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.Optional;

import jakarta.enterprise.context.ContextNotActiveException;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** The scope of the connection whose callback runs on the calling thread. */
public final class CurrentScope {

    @SuppressWarnings("ThreadLocalUsage") // one an application, gone with it; never left set
    private final ThreadLocal<@Nullable Running> callbacks = new ThreadLocal<>();

    /**
     * What runs on a thread.
     *
     * @param scope whose callback it is
     * @param event the name of the event it handles, or {@code null} if it handles none
     */
    record Running(ConnectionScope scope, @Nullable String event) {}

    /** Whether a callback runs on the calling thread. */
    public boolean isActive() {
        return callbacks.get() != null;
    }

    /** The scope, or {@code null} outside any callback. */
    @Nullable
    ConnectionScope orNull() {
        Running callback = callbacks.get();
        return callback == null ? null : callback.scope();
    }

    /** What runs on this thread, or {@code null} outside any callback. */
    @Nullable
    Running callback() {
        return callbacks.get();
    }

    /**
     * The scope.
     *
     * @throws ContextNotActiveException outside any callback
     */
    ConnectionScope get() {
        Running callback = callbacks.get();
        if (callback == null) {
            throw new ContextNotActiveException(Code.SCOPE_INACTIVE.text());
        }
        return callback.scope();
    }

    /**
     * The connection.
     *
     * @throws ContextNotActiveException outside any callback
     */
    public LiveConnection connection() {
        return get().connection();
    }

    /** The name of the event being handled on this thread, if one is. */
    public Optional<String> event() {
        Running callback = callbacks.get();
        return callback == null ? Optional.empty() : Optional.ofNullable(callback.event());
    }

    void set(@Nullable Running callback) {
        if (callback == null) {
            callbacks.remove();
        } else {
            callbacks.set(callback);
        }
    }
}
