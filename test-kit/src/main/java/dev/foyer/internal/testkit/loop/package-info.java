// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Runs everything on one thread, in an order that can be repeated, and on a clock that only tests move. */
@NullMarked
package dev.foyer.internal.testkit.loop;

import org.jspecify.annotations.NullMarked;
