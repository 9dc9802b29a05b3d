// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.cell;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** How an attempt to change what a room remembers has ended. */
public sealed interface Swap {

    /** The change is made. */
    record Done(Position at) implements Swap {}

    /**
     * Somebody else was first.
     *
     * @param now what the room remembers; {@code null} if that is nothing
     */
    record Beaten(@Nullable Cell now) implements Swap {}
}
