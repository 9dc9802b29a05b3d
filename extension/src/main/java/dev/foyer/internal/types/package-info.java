// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Leaf: what generic types are made of, and what their variables stand for. */
@NullMarked
package dev.foyer.internal.types;

import org.jspecify.annotations.NullMarked;
