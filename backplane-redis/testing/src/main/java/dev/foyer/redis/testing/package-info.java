// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** A real Redis for tests, and a bad line to it. */
@NullMarked
package dev.foyer.redis.testing;

import org.jspecify.annotations.NullMarked;
