// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Leaf: the values that stages pass on. */
@NullMarked
package dev.foyer.internal.flow;

import org.jspecify.annotations.NullMarked;
