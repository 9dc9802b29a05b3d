// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Tells how the contract tests went on each server, and what of that nobody has explained. */
@NullMarked
package dev.foyer.servers;

import org.jspecify.annotations.NullMarked;
