// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import org.jspecify.annotations.Nullable;

/**
 * Reports how an attempt to change a cell has ended.
 *
 * @param at the position of the change, if it was made, and else {@code null}
 * @param now what is in the cell instead, if the change was not made; {@code null} if that is nothing
 */
public record Swapped(@Nullable Position at, @Nullable Cell now) {

    /** Returns that the change was made. */
    public static Swapped done(Position at) {
        return new Swapped(at, null);
    }

    /** Returns that somebody else was first. */
    public static Swapped beaten(@Nullable Cell now) {
        return new Swapped(null, now);
    }
}
