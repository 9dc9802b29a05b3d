// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.address;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An event that is being emitted.
 *
 * @param name its name
 * @param frame the event as clients get it
 * @param latest what it takes the place of, if its mode is {@code LATEST} and its type says more than that; else
 *     {@code null}
 */
public record Emitted(
        String name, Mode mode, Frame frame, @Nullable Latest latest) implements Action {

    /** Creates an event of a type that says no more than its mode. */
    public Emitted(String name, Mode mode, Frame frame) {
        this(name, mode, frame, null);
    }

    /** Tests whether nodes must know it after it was sent. */
    public boolean isRemembered() {
        return latest != null && latest.isRemembered();
    }

    /** Returns the same event with another origin, if it says what it takes the place of. */
    public Emitted from(Latest.Origin origin) {
        return latest == null ? this : new Emitted(name, mode, frame, latest.from(origin));
    }
}
