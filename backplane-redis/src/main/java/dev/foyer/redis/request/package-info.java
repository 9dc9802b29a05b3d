// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Writes what goes to Redis, and reads the answers. */
@NullMarked
package dev.foyer.redis.request;

import org.jspecify.annotations.NullMarked;
