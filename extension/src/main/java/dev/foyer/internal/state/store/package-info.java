// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Keeps what rooms remember where it outlives the application. */
@NullMarked
package dev.foyer.internal.state.store;

import org.jspecify.annotations.NullMarked;
