// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Remembers which users have been sent away. */
@NullMarked
package dev.foyer.internal.cluster.dismissal;

import org.jspecify.annotations.NullMarked;
