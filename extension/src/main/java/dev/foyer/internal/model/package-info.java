// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Leaf: what was read at deployment, immutable. */
@NullMarked
package dev.foyer.internal.model;

import org.jspecify.annotations.NullMarked;
