// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Keeps the newest events of mode {@code LATEST}: no older one follows them, and who joins a room gets them first. */
@NullMarked
package dev.foyer.internal.latest;

import org.jspecify.annotations.NullMarked;
