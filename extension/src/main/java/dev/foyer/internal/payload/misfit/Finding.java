// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.util.List;

import dev.foyer.internal.wire.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The faults of data that JSON-B refuses.
 *
 * @param violations the faults in the data; empty only if there is an unreadable type
 * @param unreadable a type within the data that JSON-B cannot read from any data
 */
public record Finding(List<Violation> violations, @Nullable Unreadable unreadable) {

    static Finding of(String path, String message) {
        return new Finding(List.of(new Violation(path, message)), null);
    }
}
