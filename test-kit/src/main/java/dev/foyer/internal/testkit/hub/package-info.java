// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Connects several nodes in one loop. */
@NullMarked
package dev.foyer.internal.testkit.hub;

import org.jspecify.annotations.NullMarked;
