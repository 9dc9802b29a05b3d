// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Holds what rooms remember, with its position. */
@NullMarked
package dev.foyer.internal.state.cell;

import org.jspecify.annotations.NullMarked;
