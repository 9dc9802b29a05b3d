// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Those who follow what happens to the connections and rooms of a node. */
@NullMarked
package dev.foyer.internal.audience.follow;

import org.jspecify.annotations.NullMarked;
