// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Type;

/**
 * A type that cannot be read.
 *
 * @param why what JSON-B said of it; it knows no data but ours
 */
record Unreadable(Type type, RuntimeException why) {

    /** What JSON-B said, without what it wrapped around it. */
    String reason() {
        Throwable cause = why;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
