// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Keeps what belongs to one connection. Knows none. */
@NullMarked
package dev.foyer.internal.audience.held;

import org.jspecify.annotations.NullMarked;
