// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.reflect.Type;

/**
 * A type that cannot be read.
 *
 * @param why the exception of JSON-B, which has seen only sample data
 */
public record Unreadable(Type type, RuntimeException why) {

    /** Returns JSON-B's message, without the exceptions wrapped around it. */
    public String reason() {
        Throwable cause = why;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
