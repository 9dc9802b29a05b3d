// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Leaf: the catalogue of numbered messages, and the log. */
@NullMarked
package dev.foyer.internal.diagnostics;

import org.jspecify.annotations.NullMarked;
