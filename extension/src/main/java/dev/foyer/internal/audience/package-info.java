// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Determines the recipients of an event: connections, rooms, and combinations of them. */
@NullMarked
package dev.foyer.internal.audience;

import org.jspecify.annotations.NullMarked;
