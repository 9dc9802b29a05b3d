// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.util.List;

import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A payload, or the reason why there is none.
 *
 * @param payload {@code null} only for an optional payload that was not sent, or with a fault
 */
public record Reading(@Nullable Object payload, @Nullable Fault fault) {

    /** The absence of a payload where that is no fault. */
    public static final Reading NOTHING = new Reading(null, null);

    static Reading of(List<Violation> violations) {
        return new Reading(null, Fault.invalid(violations));
    }

    public List<Violation> violations() {
        return fault == null ? List.of() : fault.violations();
    }
}
