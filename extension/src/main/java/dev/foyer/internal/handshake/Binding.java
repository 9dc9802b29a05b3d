// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;

import dev.foyer.internal.flow.HandshakeViolation;
import org.jspecify.annotations.Nullable;

/**
 * Holds the record of a header schema, or the reasons why there is none.
 *
 * @param record the record; {@code null} if there are violations
 */
record Binding(@Nullable Object record, List<HandshakeViolation> violations) {}
