// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Exchanges events with the other nodes of the application. */
@NullMarked
package dev.foyer.internal.cluster;

import org.jspecify.annotations.NullMarked;
