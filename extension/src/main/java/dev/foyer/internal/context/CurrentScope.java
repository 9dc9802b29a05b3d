// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.Optional;

import jakarta.enterprise.context.ContextNotActiveException;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** Holds, for each thread, the scope of the connection whose callback runs there. */
public final class CurrentScope {

    @SuppressWarnings("ThreadLocalUsage") // one per application, which it does not outlive; never left set
    private final ThreadLocal<@Nullable Running> callbacks = new ThreadLocal<>();

    /**
     * The callback that runs on a thread.
     *
     * @param scope the scope of the connection
     * @param event the name of the event it handles, or {@code null} if it handles none
     */
    record Running(ConnectionScope scope, @Nullable String event) {}

    /** Tests whether a callback runs on the calling thread. */
    public boolean isActive() {
        return callbacks.get() != null;
    }

    /** Returns the scope, or {@code null} outside any callback. */
    @Nullable
    ConnectionScope orNull() {
        Running callback = callbacks.get();
        return callback == null ? null : callback.scope();
    }

    /** Returns the callback on this thread, or {@code null} outside any callback. */
    @Nullable
    Running callback() {
        return callbacks.get();
    }

    /**
     * Returns the scope.
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
     * Returns the connection.
     *
     * @throws ContextNotActiveException outside any callback
     */
    public LiveConnection connection() {
        return get().connection();
    }

    /** Returns the name of the event that this thread is handling, if any. */
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
