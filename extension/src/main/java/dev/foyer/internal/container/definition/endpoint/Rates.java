// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.AnnotatedElement;

import dev.foyer.RateLimited;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;

/** Finds rates that allow nothing. */
final class Rates {

    private Rates() {}

    static void check(AnnotatedElement limited, String name, Problems problems) {
        RateLimited limit = limited.getAnnotation(RateLimited.class);
        if (limit != null && (limit.permits() < 1 || limit.per() < 1)) {
            problems.add(Mistake.RATE_INVALID, name, limit.permits(), limit.per());
        }
    }
}
