// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Who gets an event: connections, rooms, and sets of them. */
@NullMarked
package dev.foyer.internal.audience;

import org.jspecify.annotations.NullMarked;
