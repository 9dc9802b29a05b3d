// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Leaf: takes generic types apart and resolves their variables. */
@NullMarked
package dev.foyer.internal.types;

import org.jspecify.annotations.NullMarked;
