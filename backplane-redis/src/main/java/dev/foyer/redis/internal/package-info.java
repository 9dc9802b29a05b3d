// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Finds Redis, and connects to it. */
@NullMarked
package dev.foyer.redis.internal;

import org.jspecify.annotations.NullMarked;
