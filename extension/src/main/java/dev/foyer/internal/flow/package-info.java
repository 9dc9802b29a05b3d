// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Contains the values that the stages pass on. Depends on no other internal package. */
@NullMarked
package dev.foyer.internal.flow;

import org.jspecify.annotations.NullMarked;
