// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Connects the nodes of an application by Redis. */
@NullMarked
package dev.foyer.redis;

import org.jspecify.annotations.NullMarked;
