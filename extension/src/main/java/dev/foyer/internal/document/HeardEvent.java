// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import dev.foyer.internal.document.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Describes an event that clients send.
 *
 * @param name its name; {@code *} stands for any
 * @param data its data, or {@code null} if it has none
 * @param needed whether the data is required
 * @param reply the data of its reply, or {@code null} if the reply has none
 * @param answered whether the reply always has data
 */
record HeardEvent(
        String name,
        @Nullable Schema data,
        boolean needed,
        @Nullable Schema reply,
        boolean answered) {}
