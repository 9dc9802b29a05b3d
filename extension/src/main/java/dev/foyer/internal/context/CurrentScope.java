// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.Optional;

import jakarta.enterprise.context.ContextNotActiveException;

import dev.foyer.Attributes;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** Holds, for each thread, the scope of the connection whose callback runs there. */
public final class CurrentScope {

    /** One place for each thread, which stays with the thread but refers to nothing of the application between callbacks. */
    @SuppressWarnings("ThreadLocalUsage") // one per application, which it does not outlive
    private final ThreadLocal<@Nullable Object[]> places = ThreadLocal.withInitial(() -> new @Nullable Object[1]);

    /** Tests whether a callback runs on the calling thread. */
    public boolean isActive() {
        return callback() != null;
    }

    /** Returns the scope, or {@code null} outside any callback. */
    @Nullable
    ConnectionScope orNull() {
        RunningCallback callback = callback();
        return callback == null ? null : callback.scope();
    }

    /** Returns the callback on this thread, or {@code null} outside any callback. */
    @Nullable
    RunningCallback callback() {
        return (RunningCallback) places.get()[0];
    }

    /**
     * Returns the scope.
     *
     * @throws ContextNotActiveException outside any callback
     */
    ConnectionScope get() {
        RunningCallback callback = callback();
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
        RunningCallback callback = callback();
        return callback == null ? Optional.empty() : Optional.ofNullable(callback.event());
    }

    /** Returns data that belongs to the callback on this thread only, or {@code null} outside any callback. */
    public @Nullable Attributes attributes() {
        RunningCallback callback = callback();
        return callback == null ? null : callback.attributes();
    }

    void set(@Nullable RunningCallback callback) {
        places.get()[0] = callback;
    }
}
