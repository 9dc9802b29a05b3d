// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import dev.foyer.Attributes;
import dev.foyer.internal.audience.held.HeldAttributes;
import org.jspecify.annotations.Nullable;

/** The callback that runs on a thread: the scope of its connection, and the name of the event it handles, if any. */
final class RunningCallback {

    private final ConnectionScope scope;
    private final @Nullable String event;
    private @Nullable HeldAttributes attributes; // created on first use, on the thread that it runs on

    RunningCallback(ConnectionScope scope, @Nullable String event) {
        this.scope = scope;
        this.event = event;
    }

    ConnectionScope scope() {
        return scope;
    }

    @Nullable
    String event() {
        return event;
    }

    /** Returns the data that belongs to this callback only. */
    Attributes attributes() {
        HeldAttributes own = attributes == null ? new HeldAttributes() : attributes;
        attributes = own;
        return own;
    }
}
