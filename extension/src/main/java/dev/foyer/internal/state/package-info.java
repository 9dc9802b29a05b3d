// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Keeps the values that rooms remember, and tells the members what changes. */
@NullMarked
package dev.foyer.internal.state;

import org.jspecify.annotations.NullMarked;
